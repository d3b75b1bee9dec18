"""Slips, papers and the closing of the box, and what each act refuses."""

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests.apps.ballots.conftest import Hall
from tests.factories import NOON
from thidua.apps.ballots.actions.casting import cast_opinion, cast_paper
from thidua.apps.ballots.actions.closing import close_ballot, void_ballot
from thidua.apps.ballots.actions.slips import draw_slip, hand_out_slips, print_slips
from thidua.apps.ballots.box.sealing import new_code
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.queries import turnout
from thidua.apps.ballots.refusals import (
    BallotNotOpen,
    KeyMissing,
    MarksRefused,
    MorePapersThanSlips,
    NoSlipsLeft,
    QuorumMissing,
    SlipRefused,
    SlipUnknown,
    SlipUsed,
)
from thidua.apps.organisations.models import Membership
from thidua.domain.ballot_codes import CodeMisread
from thidua.web.reasons import ReasonMissing


def test_draw_slip_gives_one_to_a_present_delegate(hall: Hall, ballot: Ballot) -> None:
    code = hall.draw(ballot, "BBB")

    assert turnout(ballot).issued == 1
    assert not ballot.slips.filter(mac__contains=code).exists()
    with pytest.raises(SlipRefused, match="mỗi đơn vị một phiếu"):
        hall.draw(ballot, "BBB")


def test_draw_slip_refuses_strangers_absent_excluded_and_units_that_left(hall: Hall) -> None:
    ballot = hall.opened(excluded={hall.units("AAA")[0]: "Điều 3"})
    hall.absent("BBB")
    Membership.objects.filter(unit__code="CCC").delete()

    with pytest.raises(SlipRefused, match="Điều 3"):
        hall.draw(ballot, "AAA")
    with pytest.raises(SlipRefused, match="điểm danh"):
        hall.draw(ballot, "BBB")
    with pytest.raises(SlipRefused, match="không còn là thành viên"):
        hall.draw(ballot, "CCC")
    with pytest.raises(PermissionDenied):
        draw_slip(hall.entry(ballot, "BBB"), actor=hall.world.officers["CCC"])


def test_print_slips_never_makes_more_than_there_are_voters(hall: Hall, ballot: Ballot) -> None:
    codes = print_slips(ballot, 2, actor=hall.head, at=NOON)

    assert len(set(codes)) == 2
    hall.draw(ballot, "AAA")
    with pytest.raises(NoSlipsLeft):
        hall.draw(ballot, "BBB")
    with pytest.raises(NoSlipsLeft):
        print_slips(ballot, 1, actor=hall.head, at=NOON)
    with pytest.raises(PermissionDenied):
        print_slips(ballot, 1, actor=hall.world.member, at=NOON)


def test_hand_out_slips_notes_who_took_one(hall: Hall, ballot: Ballot) -> None:
    entries = [hall.entry(ballot, code).pk for code in ("AAA", "BBB")]

    hand_out_slips(ballot, entries, actor=hall.head, at=NOON)

    assert turnout(ballot).issued == 2
    with pytest.raises(SlipRefused):
        hand_out_slips(ballot, entries, actor=hall.head, at=NOON)


def test_cast_paper_uses_the_slip_up(hall: Hall, ballot: Ballot) -> None:
    slip = hall.draw(ballot, "AAA")

    cast_paper(ballot, f" {slip[:5].lower()}-{slip[5:]} ", [("BBB", None)])

    assert turnout(ballot).received == 1
    with pytest.raises(SlipUsed):
        cast_paper(ballot, slip, [("AAA", None)])
    assert turnout(ballot).received == 1


def test_cast_paper_refuses_forged_foreign_and_misread_codes(hall: Hall, ballot: Ballot) -> None:
    slip = hall.draw(ballot, "AAA")
    void_ballot(ballot, "Sai danh sách", actor=hall.head, at=NOON)
    other = hall.opened()
    swapped = slip[:3] + slip[4] + slip[3] + slip[5:] if slip[3] != slip[4] else slip[::-1]

    for code in (new_code(), slip):
        with pytest.raises(SlipUnknown):
            cast_paper(other, code, [("AAA", None)])
    for code, words in (
        (swapped, "gõ sai"),
        (slip[:-1] + "O", "không dùng chữ O"),
        ("1" + slip[1:], "không dùng chữ O"),
        (slip[:-1], "10 ký tự"),
        ("", "10 ký tự"),
        ("?" * 10, "không có ký tự"),
    ):
        with pytest.raises(CodeMisread, match=words):
            cast_paper(other, code, [("AAA", None)])
    assert other.papers.count() == 0


@pytest.mark.parametrize(
    "marks",
    [
        [("AAA", None), ("BBB", None)],
        [("XXX", None)],
        [("AAA", None), ("AAA", None)],
        [("AAA", "yes")],
    ],
)
def test_cast_paper_refuses_marks_and_keeps_the_slip(
    hall: Hall, ballot: Ballot, marks: list[tuple[str, str | None]]
) -> None:
    slip = hall.draw(ballot, "AAA")

    with pytest.raises(MarksRefused):
        cast_paper(ballot, slip, marks)
    cast_paper(ballot, slip, [])

    assert turnout(ballot).received == 1


def test_cast_opinion_is_for_the_absent_once(hall: Hall) -> None:
    hall.absent("CCC")
    ballot = hall.opened(allows_opinions=True)
    actor = hall.world.officers["CCC"]

    cast_opinion(hall.entry(ballot, "CCC"), [("AAA", None)], actor=actor)

    with pytest.raises(SlipRefused):
        cast_opinion(hall.entry(ballot, "CCC"), [("AAA", None)], actor=actor)
    with pytest.raises(SlipRefused):
        cast_opinion(hall.entry(ballot, "BBB"), [], actor=hall.world.officers["BBB"])
    with pytest.raises(PermissionDenied):
        cast_opinion(hall.entry(ballot, "CCC"), [], actor=hall.world.officers["BBB"])
    people = turnout(ballot)
    assert (people.present, people.issued, people.received) == (2, 1, 1)


def test_close_ballot_counts_sorts_and_destroys(hall: Hall, ballot: Ballot) -> None:
    hall.vote(ballot, "AAA", "BBB")
    hall.vote(ballot, "BBB", "BBB")
    hall.vote(ballot, "CCC")

    closed = close_ballot(ballot, actor=hall.head, at=NOON)

    assert closed.result is not None
    assert (closed.result["elected"], closed.result["invalid"]) == (["BBB"], 1)
    codes = [line["code"] for line in closed.box]
    assert codes == sorted(codes)
    assert (ballot.papers.count(), ballot.slips.count()) == (0, 0)
    with pytest.raises(BallotNotOpen):
        close_ballot(ballot, actor=hall.head, at=NOON)
    with pytest.raises(BallotNotOpen):
        cast_paper(ballot, new_code(), [])


def test_close_ballot_counts_nothing_before_its_time(hall: Hall, ballot: Ballot) -> None:
    hall.vote(ballot, "AAA", "BBB")

    ballot.refresh_from_db()
    assert (ballot.result, ballot.box) == (None, None)
    with pytest.raises(PermissionDenied):
        close_ballot(ballot, actor=hall.world.member, at=NOON)


def test_close_ballot_without_quorum_is_void_with_a_reason(hall: Hall) -> None:
    ballot = hall.opened(quorum="2/3")
    slip = hall.draw(ballot, "AAA")
    cast_paper(ballot, slip, [("AAA", None)])
    hall.absent("BBB")
    hall.absent("CCC")

    with pytest.raises(QuorumMissing, match="1/3"):
        close_ballot(ballot, actor=hall.head, at=NOON)
    with pytest.raises(ReasonMissing):
        void_ballot(ballot, "", actor=hall.head, at=NOON)
    void = void_ballot(ballot, "Có mặt 1/3 đơn vị", actor=hall.head, at=NOON)

    assert (void.state, void.result, void.papers.count()) == ("void", None, 0)
    with pytest.raises(BallotNotOpen):
        void_ballot(ballot, "x", actor=hall.head, at=NOON)


def test_close_ballot_refuses_more_papers_than_slips_taken(hall: Hall, ballot: Ballot) -> None:
    codes = print_slips(ballot, 3, actor=hall.head, at=NOON)
    cast_paper(ballot, codes[0], [("AAA", None)])

    with pytest.raises(MorePapersThanSlips):
        close_ballot(ballot, actor=hall.head, at=NOON)
    hand_out_slips(ballot, [hall.entry(ballot, "AAA").pk], actor=hall.head, at=NOON)

    assert close_ballot(ballot, actor=hall.head, at=NOON).issued == 1


def test_a_box_without_its_key_can_only_be_voided(hall: Hall, ballot: Ballot) -> None:
    hall.vote(ballot, "AAA", "BBB")
    (settings.BALLOT_KEYS / f"{ballot.public_id}.key").unlink()

    with pytest.raises(KeyMissing):
        close_ballot(ballot, actor=hall.head, at=NOON)
    assert void_ballot(ballot, "Mất khóa", actor=hall.head, at=NOON).state == "void"


def test_close_ballot_destroys_the_key(
    hall: Hall, ballot: Ballot, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    path = settings.BALLOT_KEYS / f"{ballot.public_id}.key"
    assert path.exists()

    with django_capture_on_commit_callbacks(execute=True):
        close_ballot(ballot, actor=hall.head, at=NOON)

    assert not path.exists()
