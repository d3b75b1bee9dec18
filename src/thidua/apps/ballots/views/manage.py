"""The chair's pages of a ballot: opening, handing out, closing, publishing."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.ballots.actions.closing import close_ballot, void_ballot
from thidua.apps.ballots.actions.keys import is_locked
from thidua.apps.ballots.actions.opening import acclaim_ballot, open_ballot
from thidua.apps.ballots.actions.publishing import publish_ballot
from thidua.apps.ballots.box.teller_totals import differences
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.pages.ballots import ballot_rows, closing_facts, without_ballot
from thidua.apps.ballots.queries import (
    ballot_facts,
    ballots_of,
    ballots_visible_to,
    turnout,
)
from thidua.apps.ballots.seams.hall import hall_panel_of
from thidua.apps.ballots.views.going_back import back, place
from thidua.apps.meetings.queries import conference_of, motions_of
from thidua.apps.meetings.registries.hall import Audience
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in, seasons_visible_to
from thidua.domain.ballot_exposure import exposures
from thidua.web.acting import confirm_page
from thidua.web.reasons import ReasonForm


def index(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Every ballot of the season's conference."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    conference = conference_of(season)
    ballots = ballots_of(conference) if conference else []
    context = {
        "rows": ballot_rows(ballots),
        "motions": without_ballot(motions_of(conference), ballots) if conference else [],
        "conference": conference,
        "may_prepare": roles_in(user, season).runs_it,
    }
    return _page(request, season, "ballots/index.html", context)


def detail(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """What belongs to the state of the ballot, for who looks."""
    user, ballot = user_of(request), _ballot(request, ballot_pk)
    context = ballot_facts(ballot, user) | {
        "may_run": can(user, "ballots.open", ballot),
        "may_count": can(user, "ballots.enter_count", ballot),
        "differences": differences(ballot),
        "is_locked": is_locked(ballot),
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
        return back(request, ballot)
    people = turnout(ballot)
    shows_counts = ballot.publishes == Ballot.Publishes.COUNTS
    facts = ballot_facts(ballot, user_of(request))
    warned: dict[str, object] = {"back": place(request, ballot)}
    warned["exposures"] = exposures(people.entitled, counts_are_published=shows_counts)
    return _page(request, _season(ballot), "ballots/opening.html", facts | warned)


@require_POST
def acclaim(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """One candidate, and nobody asks for a vote."""
    ballot = _run(request, ballot_pk, "ballots.acclaim")
    acclaim_ballot(ballot, actor=user_of(request), at=timezone.now())
    messages.success(request, _("Đã ghi kết quả suy tôn “%s”.") % ballot.question)
    return redirect("ballots:detail", ballot.pk)


def close(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """Ask once, with who has a slip and how many have not voted; then count."""
    ballot = _run(request, ballot_pk, "ballots.close")
    if request.method == "POST":
        close_ballot(ballot, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã đóng hòm và kiểm phiếu “%s”.") % ballot.question)
        return back(request, ballot)
    facts = ballot_facts(ballot, user_of(request)) | closing_facts(ballot)
    facts["back"] = place(request, ballot)
    return _page(request, _season(ballot), "ballots/closing.html", facts)


def void(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """Stop without counting, with a reason."""
    ballot = _run(request, ballot_pk, "ballots.void")
    lost = _("Khóa của hòm phiếu không còn trên máy chủ (đã thay máy hoặc phục hồi từ bản sao lưu)")
    form = ReasonForm(
        request.POST or None,
        initial={"reason": lost if is_locked(ballot) else ""},
        longest=300,
        hint=_("Ví dụ: có mặt 6/12, cần từ 2/3 trở lên"),
    )
    if request.method == "POST" and form.is_valid():
        void_ballot(ballot, form.cleaned_data["reason"], actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã dừng “%s”, không kiểm phiếu.") % ballot.question)
        return redirect("ballots:detail", ballot.pk)
    text = _("Dừng “%s” vì không đủ điều kiện? Mọi phiếu trong hòm bị hủy, không ai xem được.")
    return _confirm(request, ballot, text, form, title=_("Dừng, không kiểm phiếu"))


def publish(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """Ask once, then show the result to all."""
    ballot = _run(request, ballot_pk, "ballots.publish")
    if request.method == "POST":
        publish_ballot(ballot, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã công bố kết quả “%s”.") % ballot.question)
        return back(request, ballot)
    text = _("Công bố kết quả “%s” cho mọi người trong Khối? Kết quả đã công bố không sửa được.")
    return _confirm(request, ballot, text, title=_("Công bố kết quả"), tone="primary")


def _ballot(request: HttpRequest, pk: int) -> Ballot:
    return get_object_or_404(ballots_visible_to(user_of(request)), pk=pk)


def _run(request: HttpRequest, pk: int, permission: str) -> Ballot:
    ballot = _ballot(request, pk)
    authorise(user_of(request), permission, ballot)
    return ballot


def _season(ballot: Ballot) -> Season:
    return ballot.motion.conference.season


def _confirm(
    request: HttpRequest, ballot: Ballot, text: str, form: Form | None = None, /, **words: str
) -> HttpResponse:
    return confirm_page(request, text % ballot.question, form, back=place(request, ballot), **words)


def _page(
    request: HttpRequest, season: Season, template: str, context: dict[str, object]
) -> HttpResponse:
    return render(request, template, {"season": season, "tab": "conference"} | context)
