"""The voter's phone: mark, check, send. No account, no session, nothing in an address but the vote.

A slip's code comes in the part of the address that browsers keep to themselves, or is typed; it
travels in the body of a request alone, so no server's or proxy's log can hold it. What carries it
asks for no cookie, not even a form's token: the code is what lets a paper in, and a page that
somebody else made can send none that its maker could not send as well.
"""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from thidua.apps.ballots.actions.casting import (
    cast_paper,
    check_marks,
    check_slip,
    find_open_ballot,
)
from thidua.apps.ballots.box.guessing import slow_guessing
from thidua.apps.ballots.box.sealing import code_in_receipt
from thidua.apps.ballots.box.typed_paper import TypedPaper, typed_paper
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.queries import result_rows, standing_nominees
from thidua.apps.ballots.refusals import KeyMissing, SlipUnknown, TooManyGuesses
from thidua.domain.ballot_codes import shown
from thidua.domain.refusal import Refusal
from thidua.web.asked import is_in, text_in

_SHOWN = 40  # characters of a code that are shown again


@csrf_exempt
@login_not_required
@never_cache
@sensitive_post_parameters()
def door(request: HttpRequest) -> HttpResponse:
    """A short address to type: the slip's code alone leads to its paper."""
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            return _marking(request, find_open_ballot(text_in(request.POST, "code")))
        except Refusal as refused:
            refusal = _slowed(request, refused)
    context = {"code": text_in(request.POST, "code", _SHOWN), "refusal": refusal}
    return render(request, "ballots/phone_door.html", context, status=_status(refusal))


@login_not_required
@never_cache
@require_safe
def vote(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The paper to mark, or where the vote stands."""
    ballot = get_object_or_404(Ballot, public_id=public_id)
    if ballot.state != Ballot.State.OPEN or ballot.way != Ballot.Way.SLIPS:
        return render(request, "ballots/phone_state.html", {"ballot": ballot})
    return _marking(request, ballot)


@csrf_exempt
@login_not_required
@never_cache
@require_POST
@sensitive_post_parameters()
def check(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show once more what will be sent; nothing is written."""
    ballot = get_object_or_404(Ballot, public_id=public_id)
    nominees = standing_nominees(ballot)
    paper = typed_paper(ballot, nominees, request.POST)
    if is_in(request.POST, "again"):
        return _marking(request, ballot, paper)
    try:
        code = check_slip(ballot, text_in(request.POST, "code"))
        check_marks(ballot, paper.marks, nominees)
    except Refusal as refusal:
        return _marking(request, ballot, paper, _slowed(request, refusal))
    context = {"ballot": ballot, "paper": paper, "code": code}
    return render(request, "ballots/phone_check.html", context)


@csrf_exempt
@login_not_required
@never_cache
@require_POST
@sensitive_post_parameters()
def send(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Into the box."""
    ballot = get_object_or_404(Ballot, public_id=public_id)
    nominees = standing_nominees(ballot)
    paper = typed_paper(ballot, nominees, request.POST)
    try:
        receipt = cast_paper(ballot, text_in(request.POST, "code"), paper.marks, nominees)
    except Refusal as refusal:
        return _marking(request, ballot, paper, _slowed(request, refusal))
    return render(request, "ballots/phone_done.html", {"ballot": ballot, "receipt": receipt})


@csrf_exempt
@login_not_required
@never_cache
@require_POST
@sensitive_post_parameters()
def receipt(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The voter's own tracking code, once the whole list is public and anybody can point at it."""
    ballot = get_object_or_404(Ballot, public_id=public_id)
    if ballot.state == Ballot.State.VOID:
        return render(request, "ballots/phone_state.html", {"ballot": ballot})
    given = text_in(request.POST, "receipt", 200)
    code = code_in_receipt(ballot.public_id, given)
    is_public = ballot.state == Ballot.State.PUBLISHED
    context = {"ballot": ballot, "receipt": given, "is_known": code is not None}
    if is_public and code is not None:
        line = next((row for row in ballot.box or [] if row["code"] == code), None)
        context |= {"code": shown(code), "line": line, "is_in_list": line is not None}
    return render(request, "ballots/phone_done.html", context)


@login_not_required
@never_cache
@require_safe
def state(request: HttpRequest, public_id: UUID) -> JsonResponse:
    """Whether the list is public yet: the phone asks now and then."""
    ballot = get_object_or_404(Ballot.objects.only("state"), public_id=public_id)
    return JsonResponse({"state": ballot.state})


@login_not_required
@never_cache
@require_safe
def papers(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The published result, every paper under its tracking code; a code may be searched for."""
    ballot = get_object_or_404(Ballot, public_id=public_id)
    if ballot.state != Ballot.State.PUBLISHED:
        return render(request, "ballots/phone_state.html", {"ballot": ballot})
    names = {row.unit.code: row.unit.called for row in standing_nominees(ballot)}
    context = {"ballot": ballot, "lines": result_rows(ballot), "papers": _listed(ballot, names)}
    return render(request, "ballots/phone_list.html", context)


@login_not_required
@require_safe
def explained(request: HttpRequest) -> HttpResponse:
    """What is secret from whom, on one page."""
    return render(request, "ballots/explained.html")


def _listed(ballot: Ballot, names: dict[str, str]) -> list[dict[str, object]]:
    answers = {"yes": _("đồng ý"), "no": _("không đồng ý"), "abstain": _("không ý kiến")}
    listed = []
    for line in ballot.box or []:
        marks = line.get("marks")
        if isinstance(marks, dict):
            words = [f"{names[code]}: {answers[given]}" for code, given in marks.items()]
        else:
            words = [names[code] for code in marks or []]
        listed.append({"code": shown(line["code"]), "words": words, "is_open": marks is not None})
    return listed


def _marking(
    request: HttpRequest,
    ballot: Ballot,
    paper: TypedPaper | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """The paper again, as it was marked, with what is wrong."""
    if ballot.state != Ballot.State.OPEN:
        return render(request, "ballots/phone_state.html", {"ballot": ballot})
    context = {
        "ballot": ballot,
        "paper": paper or typed_paper(ballot, standing_nominees(ballot), request.POST),
        "code": text_in(request.POST, "code", _SHOWN),
        "refusal": refusal,
    }
    return render(request, "ballots/phone_vote.html", context, status=_status(refusal))


def _slowed(request: HttpRequest, refusal: Refusal) -> Refusal:
    """The same, unless it is one unknown code too many from this address."""
    return slow_guessing(request, refusal) if isinstance(refusal, SlipUnknown) else refusal


def _status(refusal: Refusal | None) -> int:
    if refusal is None:
        return 200
    if isinstance(refusal, KeyMissing):
        return 503
    return 429 if isinstance(refusal, TooManyGuesses) else 422
