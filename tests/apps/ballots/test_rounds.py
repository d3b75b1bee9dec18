"""One ballot after another on the same motion: never a result seen and voted away."""

from dataclasses import replace

import pytest
from django.urls import reverse

from tests.apps.ballots.conftest import Hall
from tests.conftest import SignIn
from tests.factories import NOON
from thidua.apps.audit.models import Entry
from thidua.apps.ballots.actions.closing import close_ballot, void_ballot, void_restored_ballots
from thidua.apps.ballots.actions.opening import open_ballot
from thidua.apps.ballots.actions.preparing import prepare_ballot
from thidua.apps.ballots.actions.publishing import publish_ballot
from thidua.apps.ballots.actions.rounds import prepare_again, prepare_second_round
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.queries import ballots_on, standing_nominees
from thidua.apps.ballots.refusals import BallotNotCounted, BallotNotReady, BallotWaiting
from thidua.apps.meetings.actions.conference import close_conference
from thidua.apps.meetings.actions.motions import Counts, record_counts, reopen_motion
from thidua.apps.meetings.models import Motion
from thidua.apps.meetings.refusals import ConferenceNotReady, MotionAtVote
from thidua.web.reasons import ReasonMissing


def counted(hall: Hall, **changes: object) -> Ballot:
    """Closed after one vote, the figures known to the chair alone."""
    ballot = hall.opened(**changes)
    hall.vote(ballot, "AAA", "BBB")
    return close_ballot(ballot, actor=hall.head, at=NOON)


@pytest.mark.parametrize("state", ["draft", "open", "closed"])
def test_a_motion_has_one_ballot_that_is_not_published(hall: Hall, state: str) -> None:
    made = {"draft": hall.draft, "open": hall.opened, "closed": lambda: counted(hall)}
    made[state]()

    with pytest.raises(BallotWaiting, match="chưa xong"):
        hall.draft(repeat_reason="Chủ tọa không thích kết quả")
    hall.another()


def test_a_draft_of_an_older_version_does_not_open_beside_a_counted_ballot(hall: Hall) -> None:
    ballot = counted(hall)
    draft = Ballot.objects.create(
        motion=hall.motion, question="x", kind="approval", base="valid", threshold="1/2",
        threshold_source="Điều 8",
    )  # fmt: skip

    with pytest.raises(BallotWaiting):
        open_ballot(draft, actor=hall.head, at=NOON)
    assert ballot.state == "closed"


def test_a_repeat_says_why_and_the_old_result_stays(hall: Hall) -> None:
    first = publish_ballot(counted(hall), actor=hall.head, at=NOON)
    with pytest.raises(ReasonMissing, match="lý do vào biên bản"):
        hall.draft()

    again = hall.opened(repeat_reason=" Danh sách thiếu một đơn vị ")
    hall.vote(again, "AAA", "CCC")
    publish_ballot(close_ballot(again, actor=hall.head, at=NOON), actor=hall.head, at=NOON)

    old, new = ballots_on(hall.motion)
    assert (old.pk, old.repeat_reason, old.result) == (first.pk, "", first.result)
    assert new.repeat_reason == "Danh sách thiếu một đơn vị"


def test_a_counted_motion_is_decided_by_nothing_else_before_it_is_published(hall: Hall) -> None:
    ballot = counted(hall, threshold="1/3")
    motion = Motion.objects.get(pk=hall.motion.pk)
    counts = Counts(issued=1, returned=1, invalid=0, votes={})

    with pytest.raises(MotionAtVote, match="chưa công bố"):
        record_counts(motion, counts, actor=hall.head, at=NOON)
    publish_ballot(ballot, actor=hall.head, at=NOON)
    reopen_motion(motion, "Xem lại", actor=hall.head, at=NOON)
    again = hall.opened(repeat_reason="Xem lại")
    with pytest.raises(MotionAtVote, match="đang bỏ phiếu kín"):
        record_counts(motion, counts, actor=hall.head, at=NOON)
    void_ballot(again, "Thôi", actor=hall.head, at=NOON)


def test_a_conference_does_not_close_over_a_counted_ballot(hall: Hall) -> None:
    counted(hall)

    with pytest.raises(ConferenceNotReady, match="chưa công bố kết quả"):
        close_conference(
            hall.conference, ends_at=NOON.replace(hour=23).time(), actor=hall.head, at=NOON
        )


def test_a_motion_decided_by_hand_is_not_voted_on_beside_it(hall: Hall) -> None:
    ballot = hall.draft()
    Motion.objects.filter(pk=hall.motion.pk).update(decided_at=NOON, source="counts")

    with pytest.raises(BallotNotReady, match="không qua bỏ phiếu kín"):
        open_ballot(ballot, actor=hall.head, at=NOON)


def test_after_a_stop_everything_that_was_decided_is_kept(hall: Hall) -> None:
    reason = {hall.units("CCC")[0]: "Điều 3"}
    ballot = hall.draft("BBB", "AAA", seats=2, base="valid", threshold="3/4", excluded=reason)
    nominee = ballot.nominees.get(unit__code="AAA")
    nominee.is_withdrawn, nominee.withdrawn_reason = True, "Xin rút"
    nominee.save()
    open_ballot(ballot, actor=hall.head, at=NOON)
    void_ballot(ballot, "Sai danh sách", actor=hall.head, at=NOON)

    again = prepare_again(ballot, actor=hall.head, at=NOON)

    names = ("question", "kind", "seats", "base", "threshold", "threshold_source", "round")
    assert [getattr(again, name) for name in names] == [getattr(ballot, name) for name in names]
    assert [row.unit.code for row in standing_nominees(again)] == ["BBB"]
    assert again.nominees.get(unit__code="AAA").withdrawn_reason == "Xin rút"
    assert again.roll.get(is_excluded=True).exclusion_reason == "Điều 3"
    assert (again.slips.count(), again.key_fingerprint) == (0, "")
    with pytest.raises(BallotWaiting):
        prepare_again(ballot, actor=hall.head, at=NOON)
    with pytest.raises(BallotNotCounted):
        prepare_again(again, actor=hall.head, at=NOON)


def test_the_form_begins_with_what_was_stopped(hall: Hall, sign_in: SignIn) -> None:
    ballot = hall.opened("CCC", threshold="4/5", threshold_source="Điều 9 Quy chế mới")
    void_ballot(ballot, "Sai danh sách", actor=hall.head, at=NOON)

    page = sign_in(hall.head).get(reverse("ballots:prepare", args=[hall.motion.pk]))

    form = page.context["form"]
    assert form["threshold"].value() == "4/5"
    assert form["threshold_source"].value() == "Điều 9 Quy chế mới"
    assert form["nominees"].value() == list(hall.units("CCC"))
    assert "repeat_reason" not in form.fields


def test_a_second_round_that_was_stopped_is_prepared_again(hall: Hall) -> None:
    first = hall.opened(threshold="1/3")
    hall.vote(first, "AAA", "AAA")
    hall.vote(first, "BBB", "BBB")
    publish_ballot(close_ballot(first, actor=hall.head, at=NOON), actor=hall.head, at=NOON)
    second = prepare_second_round(first, best=None, actor=hall.head, at=NOON)
    open_ballot(second, actor=hall.head, at=NOON)
    void_ballot(second, "Mất điện", actor=hall.head, at=NOON)

    again = prepare_again(second, actor=hall.head, at=NOON)

    assert (again.round, again.previous_id, again.repeat_reason) == (2, first.pk, "")
    open_ballot(again, actor=hall.head, at=NOON)
    hall.vote(again, "CCC", "BBB")
    publish_ballot(close_ballot(again, actor=hall.head, at=NOON), actor=hall.head, at=NOON)
    chosen = hall.motion.candidates.filter(is_chosen=True)
    assert [row.unit.code for row in chosen] == ["BBB"]


def test_an_older_ballot_gets_no_second_round_after_a_repeat(hall: Hall) -> None:
    first = publish_ballot(counted(hall), actor=hall.head, at=NOON)
    plan = replace(hall.plan(), repeat_reason="Sai danh sách")
    again = prepare_ballot(hall.motion, plan, actor=hall.head, at=NOON)
    open_ballot(again, actor=hall.head, at=NOON)
    publish_ballot(close_ballot(again, actor=hall.head, at=NOON), actor=hall.head, at=NOON)

    with pytest.raises(BallotNotCounted, match="đã bỏ phiếu lại"):
        prepare_second_round(first, best=2, actor=hall.head, at=NOON)


def test_closing_warns_of_who_has_not_voted_and_of_slips_of_absent_units(
    hall: Hall, ballot: Ballot, sign_in: SignIn
) -> None:
    hall.vote(ballot, "AAA", "BBB")
    hall.draw(ballot, "BBB")
    hall.absent("BBB")

    page = sign_in(hall.head).get(reverse("ballots:close", args=[ballot.pk])).content.decode()

    assert "Đã nhận 1/2 phiếu" in page
    assert "1 đơn vị đã nhận phiếu mà chưa bỏ" in page
    assert "Có mặt mà chưa nhận phiếu:</strong> Hội CCC" in page
    assert "Vắng mặt mà có phiếu:</strong> Hội BBB" in page
    assert "Vẫn đóng hòm" in page
    assert ballot.papers.count() == 1


def test_what_was_open_in_a_backup_is_stopped_when_it_comes_back(hall: Hall) -> None:
    ballot = hall.opened()
    hall.vote(ballot, "AAA")

    assert void_restored_ballots("Dữ liệu được phục hồi", at=NOON) == [str(ballot)]

    ballot.refresh_from_db()
    assert (ballot.state, ballot.void_reason) == (Ballot.State.VOID, "Dữ liệu được phục hồi")
    assert Entry.objects.get(action="ballots.void_restored").actor is None
    assert void_restored_ballots("Dữ liệu được phục hồi", at=NOON) == []
