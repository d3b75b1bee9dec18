"""Paper by paper: a teller types what comes out of the box, and hands the count in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.ballots.actions.counting import enter_count, remove_typed_paper, type_paper
from thidua.apps.ballots.box.typed_paper import typed_paper
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.pages.typing import typed_so_far
from thidua.apps.ballots.queries import ballots_visible_to, standing_nominees
from thidua.domain.ballot_papers import Mark, MarkedPaper
from thidua.web.asked import is_in, key_in


def type_one(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """The next paper to type, and those typed before, newest first."""
    ballot = _counted(request, ballot_pk)
    nominees = standing_nominees(ballot)
    paper = typed_paper(ballot, nominees, request.POST)
    if request.method == "POST":
        marks = () if is_in(request.POST, "spoilt") else tuple(Mark(*each) for each in paper.marks)
        typed = MarkedPaper(marks, spoilt=is_in(request.POST, "spoilt"))
        type_paper(ballot, typed, actor=user_of(request))
        return redirect("ballots:type_paper", ballot.pk)
    context = {
        "season": ballot.motion.conference.season, "tab": "conference", "ballot": ballot,
        "paper": paper, "counted": typed_so_far(ballot, nominees, user_of(request)),
    }  # fmt: skip
    return render(request, "ballots/typing.html", context)


@require_POST
def remove(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """One was mistyped."""
    ballot = _counted(request, ballot_pk)
    number = key_in(request.POST, "number") or 0
    remove_typed_paper(ballot, number, actor=user_of(request))
    messages.success(request, _("Đã bỏ phiếu thứ %d khỏi kết quả bạn đang đếm.") % number)
    return redirect("ballots:type_paper", ballot.pk)


@require_POST
def hand_in(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """All are typed: their totals are this teller's count."""
    ballot, user = _counted(request, ballot_pk), user_of(request)
    enter_count(ballot, None, actor=user, at=timezone.now())
    messages.success(request, _("Đã ghi kết quả bạn đếm được."))
    return redirect("ballots:detail", ballot.pk)


def _counted(request: HttpRequest, pk: int) -> Ballot:
    user = user_of(request)
    ballot = get_object_or_404(ballots_visible_to(user), pk=pk)
    authorise(user, "ballots.enter_count", ballot)
    return ballot
