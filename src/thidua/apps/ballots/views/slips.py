"""The table where slips are printed and handed out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.ballots.actions.exchanging import exchange_slip, replace_lost_slips
from thidua.apps.ballots.actions.slips import hand_out_slips, print_slips, reprint_slips
from thidua.apps.ballots.forms import ExchangeForm, ReprintForm, SlipCountForm
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.papers.ballot import slips_pdf
from thidua.apps.ballots.queries import ballots_visible_to, held_slips, turnout
from thidua.web.acting import done
from thidua.web.asked import keys_in
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese


@never_cache
@require_POST
def slips(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """New slips for the printer, shown this once."""
    ballot = _run(request, ballot_pk)
    form = SlipCountForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["count"])))
        return redirect("ballots:detail", ballot.pk)
    count, now = form.cleaned_data["count"], timezone.now()
    return _pdf(request, ballot, print_slips(ballot, count, actor=user_of(request), at=now))


@never_cache
@require_POST
def reprint(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """New slips in the place of those that have not voted."""
    ballot = _run(request, ballot_pk)
    form = ReprintForm(request.POST)
    revision = form.cleaned_data["revision"] if form.is_valid() else -1
    now = timezone.now()
    codes = reprint_slips(ballot, revision=revision, actor=user_of(request), at=now)
    return _pdf(request, ballot, codes)


def exchange(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """A spoilt slip by its code, or lost ones once all others have voted."""
    ballot = _run(request, ballot_pk)
    held = held_slips(ballot)
    form = ExchangeForm(request.POST or None, entries=held)
    if request.method == "POST" and done(form, lambda: _exchange(request, ballot, form)):
        return redirect("ballots:detail", ballot.pk)
    context = {
        "season": ballot.motion.conference.season, "tab": "conference", "ballot": ballot,
        "form": form, "held": held, "turnout": turnout(ballot),
    }  # fmt: skip
    status = 422 if form.is_bound else 200
    return render(request, "ballots/exchange.html", context, status=status)


def _exchange(request: HttpRequest, ballot: Ballot, form: ExchangeForm) -> None:
    entry = ballot.roll.select_related("unit").get(pk=form.cleaned_data["entry"])
    entry.ballot = ballot
    code, now = form.cleaned_data["code"], timezone.now()
    exchange_slip(entry, code, actor=user_of(request), at=now)
    told = _("Phiếu cũ của %s đã hủy. Đơn vị nhận phiếu mới trên máy của mình hoặc tại bàn.")
    messages.success(request, told % entry.unit)


@require_POST
def replace_lost(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """The slips that have not voted are the lost ones."""
    ballot = _run(request, ballot_pk)
    entries = keys_in(request.POST, "entry")
    replace_lost_slips(ballot, entries, actor=user_of(request), at=timezone.now())
    told = _("Đã hủy phiếu bị mất; %d đơn vị nhận phiếu mới trên máy của mình hoặc tại bàn.")
    messages.success(request, told % len(entries))
    return redirect("ballots:detail", ballot.pk)


@require_POST
def hand_out(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """Who took a printed slip at the table."""
    ballot = _run(request, ballot_pk)
    entries = keys_in(request.POST, "entry")
    hand_out_slips(ballot, entries, actor=user_of(request), at=timezone.now())
    messages.success(request, _("Đã ghi %s đơn vị nhận phiếu.") % len(entries))
    return redirect("ballots:detail", ballot.pk)


def _run(request: HttpRequest, pk: int) -> Ballot:
    user = user_of(request)
    ballot = get_object_or_404(ballots_visible_to(user), pk=pk)
    authorise(user, "ballots.print_slips", ballot)
    return ballot


@in_vietnamese
def _pdf(request: HttpRequest, ballot: Ballot, codes: list[str]) -> HttpResponse:
    link = request.build_absolute_uri(reverse("ballots:vote", args=[ballot.public_id]))
    door = request.build_absolute_uri(reverse("ballots:door"))
    return file_answer(slips_pdf(ballot, codes, link, door), _("Phiếu kín.pdf"), shown=True)
