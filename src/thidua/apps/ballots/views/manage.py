"""The chair's pages of a ballot: opening, handing out, closing, publishing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from thidua.apps.accounts.authorise import authorise, can
from thidua.apps.accounts.request import user_of
from thidua.apps.ballots.actions.closing import close_ballot, void_ballot
from thidua.apps.ballots.actions.opening import acclaim_ballot, open_ballot
from thidua.apps.ballots.actions.publishing import publish_ballot
from thidua.apps.ballots.actions.slips import hand_out_slips, print_slips
from thidua.apps.ballots.forms import ReasonForm, SlipCountForm
from thidua.apps.ballots.hall_panels import hall_panel_of
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.papers import slips_pdf
from thidua.apps.ballots.queries import (
    ballot_facts,
    ballots_of,
    ballots_visible_to,
    turnout,
)
from thidua.apps.ballots.teller_totals import differences
from thidua.apps.meetings.hall import Audience
from thidua.apps.meetings.queries import conference_of, motions_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in, seasons_visible_to
from thidua.domain.ballot_exposure import exposures
from thidua.domain.typed_figures import read_key


def index(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Every ballot of the season's conference."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    conference = conference_of(season)
    context = {
        "ballots": ballots_of(conference) if conference else [],
        "motions": motions_of(conference) if conference else [],
        "conference": conference,
        "may_prepare": roles_in(user, season).runs_it,
    }
    return _page(request, season, "ballots/index.html", context)


def detail(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """What belongs to the state of the ballot, for who looks."""
    user, ballot = user_of(request), _ballot(request, ballot_pk)
    context = ballot_facts(ballot, user) | {
        "may_run": can(user, "ballots.open", ballot),
        "may_count": can(user, "ballots.count", ballot),
        "differences": differences(ballot),
    }
    return _page(request, _season(ballot), "ballots/detail.html", context)


def screen(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """Large type and no controls, for the screen of the hall; it keeps itself fresh."""
    ballot = _ballot(request, ballot_pk)
    panel = hall_panel_of(ballot, Audience.PROJECTOR, user_of(request))
    return render(request, "ballots/screen.html", {"panel": panel, "ballot": ballot})


def open_(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """What the numbers could give away, then the opening itself."""
    ballot = _run(request, ballot_pk, "ballots.open")
    if request.method == "POST":
        open_ballot(ballot, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã mở bỏ phiếu “%s”.") % ballot.question)
        return redirect("ballots:detail", ballot.pk)
    people = turnout(ballot)
    shows_counts = ballot.publishes == Ballot.Publishes.COUNTS
    facts = ballot_facts(ballot, user_of(request))
    warned = {"exposures": exposures(people.entitled, counts_are_published=shows_counts)}
    return _page(request, _season(ballot), "ballots/opening.html", facts | warned)


@require_POST
def acclaim(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """One candidate, and nobody asks for a vote."""
    ballot = _run(request, ballot_pk, "ballots.open")
    acclaim_ballot(ballot, actor=user_of(request), at=timezone.now())
    messages.success(request, _("Đã ghi kết quả suy tôn “%s”.") % ballot.question)
    return redirect("ballots:detail", ballot.pk)


@never_cache
@require_POST
def slips(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """New slips for the printer, shown this once."""
    ballot = _run(request, ballot_pk, "ballots.hand_out")
    form = SlipCountForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Số phiếu in: phải là số từ 1 đến 2000."))
        return redirect("ballots:detail", ballot.pk)
    count, now = form.cleaned_data["count"], timezone.now()
    codes = print_slips(ballot, count, actor=user_of(request), at=now)
    link = request.build_absolute_uri(reverse("ballots:vote", args=[ballot.public_id]))
    door = request.build_absolute_uri(reverse("ballots:door"))
    response = HttpResponse(slips_pdf(ballot, codes, link, door), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="phieu-kin.pdf"'
    return response


@require_POST
def hand_out(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """Who took a printed slip at the table."""
    ballot = _run(request, ballot_pk, "ballots.hand_out")
    typed = (read_key(text) for text in request.POST.getlist("entry"))
    entries = [key for key in typed if key is not None]
    hand_out_slips(ballot, entries, actor=user_of(request), at=timezone.now())
    messages.success(request, _("Đã ghi %s đơn vị nhận phiếu.") % len(entries))
    return redirect("ballots:detail", ballot.pk)


def close(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """Ask once, then count."""
    ballot = _run(request, ballot_pk, "ballots.close")
    if request.method == "POST":
        close_ballot(ballot, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã đóng hòm và kiểm phiếu “%s”.") % ballot.question)
        return redirect("ballots:detail", ballot.pk)
    people = turnout(ballot)
    text = _(
        "Đóng “%(question)s”? Đã nhận %(received)s/%(issued)s phiếu. Sau khi đóng không ai bỏ"
        " phiếu được nữa; khóa hòm phiếu bị hủy ngay."
    ) % {"question": ballot.question, "received": people.received, "issued": people.issued}
    return _confirm(request, ballot, _("Đóng hòm phiếu"), text, tone="primary")


def void(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """Stop without counting, with a reason."""
    ballot = _run(request, ballot_pk, "ballots.close")
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        void_ballot(ballot, form.cleaned_data["reason"], actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã dừng “%s”, không kiểm phiếu.") % ballot.question)
        return redirect("ballots:detail", ballot.pk)
    text = _("Dừng “%s” vì không đủ điều kiện? Mọi phiếu trong hòm bị hủy, không ai xem được.")
    title = _("Dừng, không kiểm phiếu")
    return _confirm(request, ballot, title, text % ballot.question, form=form)


def publish(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """Ask once, then show the result to all."""
    ballot = _run(request, ballot_pk, "ballots.publish")
    if request.method == "POST":
        publish_ballot(ballot, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã công bố kết quả “%s”.") % ballot.question)
        return redirect("ballots:detail", ballot.pk)
    text = _("Công bố kết quả “%s” cho mọi người trong Khối? Kết quả đã công bố không sửa được.")
    title = _("Công bố kết quả")
    return _confirm(request, ballot, title, text % ballot.question, tone="primary")


def _ballot(request: HttpRequest, pk: int) -> Ballot:
    return get_object_or_404(ballots_visible_to(user_of(request)), pk=pk)


def _run(request: HttpRequest, pk: int, permission: str) -> Ballot:
    ballot = _ballot(request, pk)
    authorise(user_of(request), permission, ballot)
    return ballot


def _season(ballot: Ballot) -> Season:
    return ballot.motion.conference.season


def _confirm(
    request: HttpRequest, ballot: Ballot, title: str, text: str, **more: object
) -> HttpResponse:
    back = reverse("ballots:detail", args=[ballot.pk])
    context = {"title": title, "text": text, "button": title, "back": back}
    return render(request, "components/confirm.html", context | more)


def _page(
    request: HttpRequest, season: Season, template: str, context: dict[str, object]
) -> HttpResponse:
    return render(request, template, {"season": season, "tab": "conference"} | context)
