"""The table where slips are printed and handed out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.ballots.actions.slips import hand_out_slips, print_slips, reprint_slips
from thidua.apps.ballots.forms import ReprintForm, SlipCountForm
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.papers.ballot import slips_pdf
from thidua.apps.ballots.queries import ballots_visible_to
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
