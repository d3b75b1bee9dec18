"""Before the vote: preparing, editing, withdrawing, and the draft of a second round."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.ballots.actions.preparing import (
    edit_ballot,
    prepare_ballot,
    put_to_vote,
    withdraw_nominee,
)
from thidua.apps.ballots.actions.rounds import prepare_again, prepare_second_round
from thidua.apps.ballots.forms import (
    PLAN_FIELDS,
    BallotForm,
    MotionBallotForm,
    SecondRoundForm,
    WithdrawForm,
)
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.queries import (
    ballots_visible_to,
    people_of,
    standing_nominees,
    units_to_choose,
    was_voted_on,
)
from thidua.apps.ballots.views.going_back import back
from thidua.apps.meetings.models import Conference, Motion
from thidua.apps.meetings.queries import (
    awards_to_move,
    conferences_visible_to,
    suggested_units,
    tellers_of,
)
from thidua.domain.refusal import Refusal
from thidua.web.acting import told


def prepare(request: HttpRequest, motion_pk: int) -> HttpResponse:
    """A new ballot on a motion."""
    user = user_of(request)
    motion = get_object_or_404(
        Motion.objects.select_related("conference__season__bloc__authority").filter(
            conference__in=conferences_visible_to(user)
        ),
        pk=motion_pk,
    )
    authorise(user, "ballots.prepare", motion)
    form = _form(request, motion, _from_motion(motion), is_repeat=was_voted_on(motion))
    if request.method == "POST" and form.is_valid():
        try:
            ballot = prepare_ballot(motion, form.plan, actor=user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, told(refusal))
        else:
            return back(request, ballot)
    return _page(request, motion, form, _("Chuẩn bị bỏ phiếu kín"))


def put(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """Another award and its ballot on one form."""
    user = user_of(request)
    conference = get_object_or_404(conferences_visible_to(user), pk=conference_pk)
    motion = Motion(conference=conference, kind=Motion.Kind.AWARD, method=Motion.Method.VOTE)
    authorise(user, "ballots.prepare", motion)
    given = {"units": units_to_choose(motion), "tellers": people_of(motion)}
    awards, usual = awards_to_move(conference), _usual(conference)
    form = MotionBallotForm(request.POST or None, initial=usual, awards=awards, **given)
    if request.method == "POST" and form.is_valid():
        award, now = form.cleaned_data["award"], timezone.now()
        try:
            ballot = put_to_vote(conference, award, form.plan, actor=user, at=now)
        except Refusal as refusal:
            form.add_error(None, told(refusal))
        else:
            return back(request, ballot)
    return _page(request, motion, form, _("Thêm nội dung và bỏ phiếu kín"))


def edit(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """Change a draft."""
    ballot = _draft(request, ballot_pk)
    again = ballot.previous_id is None and was_voted_on(ballot.motion)
    form = _form(request, ballot.motion, _from_ballot(ballot), is_repeat=again)
    if request.method == "POST" and form.is_valid():
        revision, now = form.cleaned_data["revision"] or 0, timezone.now()
        try:
            edit_ballot(ballot, form.plan, revision=revision, actor=user_of(request), at=now)
        except Refusal as refusal:
            form.add_error(None, told(refusal))
        else:
            messages.success(request, _("Đã lưu “%s”.") % form.cleaned_data["question"])
            return redirect("ballots:detail", ballot.pk)
    return _page(request, ballot.motion, form, _("Sửa phần chuẩn bị bỏ phiếu"))


def withdraw(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """Take a unit off the list."""
    ballot = _draft(request, ballot_pk)
    nominees = standing_nominees(ballot)
    form = WithdrawForm(request.POST or None, nominees=nominees)
    if request.method == "POST" and form.is_valid():
        nominee = next(row for row in nominees if str(row.pk) == form.cleaned_data["nominee"])
        reason, now = form.cleaned_data["reason"], timezone.now()
        withdraw_nominee(nominee, reason, actor=user_of(request), at=now)
        messages.success(request, _("%s đã rút khỏi danh sách.") % nominee.unit)
        return redirect("ballots:detail", ballot.pk)
    return _page(request, ballot.motion, form, _("Rút tên khỏi danh sách"))


def second_round(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """A draft for the seats that are left."""
    ballot = _draft(request, ballot_pk)
    form = SecondRoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        best, now = form.cleaned_data["best"], timezone.now()
        try:
            again = prepare_second_round(ballot, best=best, actor=user_of(request), at=now)
        except Refusal as refusal:
            form.add_error(None, told(refusal))
        else:
            return redirect("ballots:detail", again.pk)
    return _page(request, ballot.motion, form, _("Bỏ phiếu vòng sau"))


@require_POST
def again(request: HttpRequest, ballot_pk: int) -> HttpResponse:
    """After a stop: the same once more, as a draft."""
    made = prepare_again(_draft(request, ballot_pk), actor=user_of(request), at=timezone.now())
    messages.success(request, _("Đã chuẩn bị lại “%s” như trước khi dừng.") % made.question)
    return redirect("ballots:detail", made.pk)


def _draft(request: HttpRequest, pk: int) -> Ballot:
    user = user_of(request)
    ballot = get_object_or_404(ballots_visible_to(user), pk=pk)
    authorise(user, "ballots.prepare", ballot.motion)
    return ballot


def _form(
    request: HttpRequest, motion: Motion, initial: dict[str, object], *, is_repeat: bool
) -> BallotForm:
    return BallotForm(
        request.POST or None,
        initial=initial,
        units=units_to_choose(motion),
        tellers=people_of(motion),
        is_repeat=is_repeat,
    )


def _usual(conference: Conference) -> dict[str, object]:
    """As this conference voted last: the same share, its source and the way of voting."""
    last = Ballot.objects.filter(motion__conference=conference).order_by("-pk").first()
    names = ("base", "threshold", "strict", "threshold_source", "quorum", "way", "publishes")
    kept = {name: getattr(last, name) for name in names} if last is not None else {}
    return kept | {
        "seats": 1,
        "kind": Ballot.Kind.APPROVAL,
        "tellers": [user.pk for user in tellers_of(conference)],
    }


def _from_motion(motion: Motion) -> dict[str, object]:
    """As the motion was last voted on, stopped or not; else as it is planned."""
    last = Ballot.objects.filter(motion=motion, previous=None).order_by("-pk").first()
    if last is not None:
        return _from_ballot(last) | {"revision": None, "repeat_reason": ""}
    names = ("seats", "base", "threshold", "strict", "threshold_source")
    chosen = list(motion.candidates.values_list("unit_id", flat=True))
    return {name: getattr(motion, name) for name in names} | {
        "question": motion.title,
        "tellers": [user.pk for user in tellers_of(motion.conference)],
        "nominees": chosen or [unit.pk for unit in suggested_units(motion)],
    }


def _from_ballot(ballot: Ballot) -> dict[str, object]:
    initial: dict[str, object] = {name: getattr(ballot, name) for name in PLAN_FIELDS}
    for entry in ballot.roll.filter(is_excluded=True):
        initial[f"excluded_{entry.unit_id}"] = entry.exclusion_reason
    return initial | {
        "revision": ballot.revision,
        "repeat_reason": ballot.repeat_reason,
        "nominees": list(ballot.nominees.values_list("unit_id", flat=True)),
        "tellers": list(ballot.teller_counts.values_list("teller_id", flat=True)),
    }


def _page(request: HttpRequest, motion: Motion, form: object, title: str) -> HttpResponse:
    context = {
        "season": motion.conference.season,
        "tab": "conference",
        "motion": motion,
        "form": form,
        "title": title,
    }
    return render(request, "ballots/form.html", context)
