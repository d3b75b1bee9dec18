"""A delegate with an account: taking a slip, or sending an opinion when absent."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.ballots.actions.casting import cast_opinion, check_marks
from thidua.apps.ballots.actions.slips import draw_slip
from thidua.apps.ballots.box.typed_paper import TypedPaper, typed_paper
from thidua.apps.ballots.models import Ballot, RollEntry
from thidua.apps.ballots.queries import ballots_visible_to, entry_of, standing_nominees
from thidua.apps.ballots.refusals import SlipRefused
from thidua.domain.ballot_codes import shown
from thidua.domain.refusal import Refusal
from thidua.web.asked import is_in


@never_cache
@require_POST
def draw(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """One slip, shown this once, and its paper to mark; what is marked goes without the account."""
    entry = _entry(request, ballot_pk)
    code, ballot = draw_slip(entry, actor=user_of(request)), entry.ballot
    paper = typed_paper(ballot, standing_nominees(ballot), QueryDict())
    context = {"ballot": ballot, "code": shown(code), "paper": paper, "is_drawn": True}
    return render(request, "ballots/phone_vote.html", context)


@never_cache
def opinion(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """Mark, check, send: as on the phone, but under one's own name until the box is closed."""
    entry = _entry(request, ballot_pk)
    nominees = standing_nominees(entry.ballot)
    paper = typed_paper(entry.ballot, nominees, request.POST)
    if request.method != "POST" or is_in(request.POST, "again"):
        return _page(request, entry, paper, "ballots/phone_vote.html", "")
    try:
        if not is_in(request.POST, "send"):
            check_marks(entry.ballot, paper.marks, nominees)
            return _page(request, entry, paper, "ballots/phone_check.html", "")
        receipt = cast_opinion(entry, paper.marks, actor=user_of(request))
    except Refusal as refusal:
        return _page(request, entry, paper, "ballots/phone_vote.html", str(refusal))
    context = {"ballot": entry.ballot, "receipt": receipt}
    return render(request, "ballots/phone_done.html", context)


def _page(
    request: HttpRequest, entry: RollEntry, paper: TypedPaper, template: str, refusal: str
) -> HttpResponse:
    ballot = entry.ballot
    if ballot.state != Ballot.State.OPEN:
        return render(request, "ballots/phone_state.html", {"ballot": ballot})
    context = {
        "ballot": ballot, "entry": entry, "paper": paper, "refusal": refusal, "is_opinion": True,
    }  # fmt: skip
    return render(request, template, context, status=422 if refusal else 200)


def _entry(request: HttpRequest, ballot_pk: int) -> RollEntry:
    user = user_of(request)
    ballot = get_object_or_404(ballots_visible_to(user), pk=ballot_pk)
    entry = entry_of(ballot, user)
    if entry is None:
        raise SlipRefused(_("Bạn không phải đại biểu của đơn vị nào trong cuộc bỏ phiếu này."))
    entry.ballot = ballot
    return entry
