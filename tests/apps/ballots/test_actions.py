"""A ballot from its preparation to its publication, and what each act refuses."""

import json
from dataclasses import replace

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied

from tests.apps.ballots.conftest import Hall
from tests.factories import NOON
from thidua.apps.audit.models import Entry
from thidua.apps.ballots.actions.casting import cast_opinion, cast_paper
from thidua.apps.ballots.actions.closing import close_ballot, void_ballot
from thidua.apps.ballots.actions.counting import enter_count
from thidua.apps.ballots.actions.opening import acclaim_ballot, open_ballot
from thidua.apps.ballots.actions.preparing import (
    edit_ballot,
    prepare_ballot,
    prepare_second_round,
    withdraw_nominee,
)
from thidua.apps.ballots.actions.publishing import publish_ballot
from thidua.apps.ballots.actions.slips import draw_slip, hand_out_slips, print_slips
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.queries import standing_nominees, turnout
from thidua.apps.ballots.refusals import (
    BallotNotCounted,
    BallotNotDraft,
    BallotNotOpen,
    BallotNotReady,
    CountsDiffer,
    KeyMissing,
    MarksRefused,
    MorePapersThanSlips,
    NoSlipsLeft,
    QuorumMissing,
    ReasonMissing,
    SlipRefused,
    SlipUnknown,
    SlipUsed,
    StalePage,
)
from thidua.apps.ballots.sealing import code_in_receipt, new_code
from thidua.apps.meetings.models import Motion
from thidua.apps.meetings.queries import motions_of
from thidua.apps.organisations.models import Membership
from thidua.domain.ballot_codes import CodeMisread
from thidua.domain.ballot_count import Totals, Votes
from thidua.domain.ballot_rounds import NoSecondRound
from thidua.domain.ballot_rules import SeatsOutOfRange, ShareOutOfRange


def test_prepare_ballot_keeps_nominees_their_source_and_who_may_not_vote(hall: Hall) -> None:
    excluded = {hall.units("CCC")[0]: "Đơn vị mới, chưa đủ điều kiện theo Điều 3 Quy chế"}
    ballot = hall.draft("AAA", "CCC", excluded=excluded)

    nominees = [(row.unit.code, row.source) for row in standing_nominees(ballot)]
    assert nominees == [("AAA", "ranking"), ("CCC", "hall")]
    assert [entry.is_excluded for entry in ballot.roll.all()] == [False, False, True]


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"nominees": ()}, BallotNotReady),
        ({"nominees": (0,)}, BallotNotReady),
        ({"threshold": "0"}, ShareOutOfRange),
        ({"threshold_source": " "}, BallotNotReady),
        ({"seats": 0}, SeatsOutOfRange),
        ({"quorum": "3/2"}, ShareOutOfRange),
        ({"excluded": {1: " "}}, ReasonMissing),
        ({"way": "paper"}, BallotNotReady),
    ],
)
def test_prepare_ballot_refuses_what_makes_no_sense(
    hall: Hall, changes: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        hall.draft(**changes)


def test_prepare_ballot_is_for_head_and_deputy(hall: Hall) -> None:
    for actor in (hall.world.member, hall.world.standing, hall.world.outsider):
        with pytest.raises(PermissionDenied):
            prepare_ballot(hall.motion, hall.plan(), actor=actor, at=NOON)
    assert Ballot.objects.count() == 0


def test_edit_ballot_refuses_a_stale_page_and_an_open_ballot(hall: Hall) -> None:
    ballot = hall.draft()
    plan = hall.plan("AAA", "BBB")

    edit_ballot(ballot, plan, revision=1, actor=hall.head, at=NOON)
    with pytest.raises(StalePage):
        edit_ballot(ballot, plan, revision=1, actor=hall.head, at=NOON)
    open_ballot(ballot, actor=hall.head, at=NOON)
    with pytest.raises(BallotNotDraft):
        edit_ballot(ballot, plan, revision=3, actor=hall.head, at=NOON)


def test_withdraw_nominee_needs_a_reason_and_takes_it_off_the_paper(hall: Hall) -> None:
    ballot = hall.draft()
    nominee = ballot.nominees.get(unit__code="BBB")

    with pytest.raises(ReasonMissing):
        withdraw_nominee(nominee, " ", actor=hall.head, at=NOON)
    withdraw_nominee(nominee, "Xin rút", actor=hall.head, at=NOON)

    assert [row.unit.code for row in standing_nominees(ballot)] == ["AAA", "CCC"]


def test_open_ballot_waits_for_the_meeting_and_for_the_ballot_before(hall: Hall) -> None:
    first, second = hall.draft(), hall.draft()
    open_ballot(first, actor=hall.head, at=NOON)

    with pytest.raises(BallotNotReady):
        open_ballot(second, actor=hall.head, at=NOON)
    with pytest.raises(BallotNotDraft):
        open_ballot(first, actor=hall.head, at=NOON)
    with pytest.raises(PermissionDenied):
        open_ballot(second, actor=hall.world.member, at=NOON)


def test_acclaim_ballot_needs_exactly_one_candidate(hall: Hall) -> None:
    with pytest.raises(BallotNotReady):
        acclaim_ballot(hall.draft(), actor=hall.head, at=NOON)

    done = acclaim_ballot(hall.draft("BBB"), actor=hall.head, at=NOON)

    motion = Motion.objects.get(pk=hall.motion.pk)
    assert (done.state, motion.method, motion.source) == ("published", "acclamation", "ballot")
    assert [row.unit.code for row in motion.candidates.filter(is_chosen=True)] == ["BBB"]


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
    hall: Hall, ballot: Ballot, django_capture_on_commit_callbacks: object
) -> None:
    path = settings.BALLOT_KEYS / f"{ballot.public_id}.key"
    assert path.exists()

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        close_ballot(ballot, actor=hall.head, at=NOON)

    assert not path.exists()


def test_publish_ballot_writes_the_file_and_the_motion(hall: Hall, ballot: Ballot) -> None:
    receipt = hall.vote(ballot, "AAA", "BBB")
    hall.vote(ballot, "BBB", "BBB")
    with pytest.raises(BallotNotCounted):
        publish_ballot(ballot, actor=hall.head, at=NOON)
    close_ballot(ballot, actor=hall.head, at=NOON)

    done = publish_ballot(ballot, actor=hall.head, at=NOON)

    content = json.loads(done.published_file)
    assert content["result"]["elected"] == ["BBB"]
    assert code_in_receipt(done.public_id, receipt) in [line["code"] for line in content["papers"]]
    motion = motions_of(hall.conference)[0]
    assert (motion.source, motion.issued, motion.returned, motion.invalid) == ("ballot", 2, 2, 0)
    chosen = [(row.unit.code, row.votes, row.is_chosen) for row in motion.candidates.all()]
    assert chosen == [("AAA", 0, False), ("BBB", 2, True), ("CCC", 0, False)]
    with pytest.raises(BallotNotCounted):
        publish_ballot(ballot, actor=hall.head, at=NOON)


def test_publishing_only_the_outcome_keeps_neither_numbers_nor_choices(hall: Hall) -> None:
    ballot = hall.opened(publishes="outcome")
    hall.vote(ballot, "AAA", "BBB")
    hall.vote(ballot, "CCC", "BBB")

    close_ballot(ballot, actor=hall.head, at=NOON)
    done = publish_ballot(ballot, actor=hall.head, at=NOON)

    assert all(list(line) == ["code"] for line in done.box)
    assert [sorted(line) for line in done.result["counts"]] == [["candidate", "passed"]] * 3
    content = json.loads(done.published_file)
    assert ("papers" in content, len(content["codes"])) == (False, 2)
    motion = Motion.objects.get(pk=hall.motion.pk)
    assert [(row.votes, row.is_chosen) for row in motion.candidates.all()] == [
        (None, False), (None, True), (None, False),
    ]  # fmt: skip


def test_prepare_second_round_among_the_tied_fills_the_seats_left(hall: Hall) -> None:
    ballot = hall.opened("AAA", "BBB", "CCC", seats=2, threshold="1/3")
    hall.vote(ballot, "AAA", "AAA", "BBB")
    hall.vote(ballot, "BBB", "AAA", "CCC")
    hall.vote(ballot, "CCC", "AAA")
    close_ballot(ballot, actor=hall.head, at=NOON)
    with pytest.raises(BallotNotCounted):
        prepare_second_round(ballot, best=None, actor=hall.head, at=NOON)
    publish_ballot(ballot, actor=hall.head, at=NOON)

    again = prepare_second_round(ballot, best=None, actor=hall.head, at=NOON)

    assert ([row.unit.code for row in standing_nominees(again)], again.seats, again.round) == (
        ["BBB", "CCC"], 1, 2,
    )  # fmt: skip
    open_ballot(again, actor=hall.head, at=NOON)
    for code in ("AAA", "BBB", "CCC"):
        hall.vote(again, code, "CCC")
    close_ballot(again, actor=hall.head, at=NOON)
    publish_ballot(again, actor=hall.head, at=NOON)
    motion = Motion.objects.get(pk=hall.motion.pk)
    chosen = [row.unit.code for row in motion.candidates.filter(is_chosen=True)]
    assert chosen == ["AAA", "CCC"]
    with pytest.raises(BallotNotCounted):
        prepare_second_round(ballot, best=None, actor=hall.head, at=NOON)
    with pytest.raises(NoSecondRound):
        prepare_second_round(again, best=None, actor=hall.head, at=NOON)


def test_enter_count_of_two_tellers_must_agree(hall: Hall) -> None:
    tellers = (hall.world.officers["BBB"], hall.world.officers["CCC"])
    keys = tuple(user.pk for user in tellers)
    ballot = hall.opened("AAA", "BBB", way="paper", tellers=keys)
    entries = [entry.pk for entry in ballot.roll.all()]
    hand_out_slips(ballot, entries, actor=hall.head, at=NOON)
    right = Totals(3, 2, {"AAA": Votes(2), "BBB": Votes(0)})

    enter_count(ballot, right, actor=tellers[0], at=NOON)
    with pytest.raises(CountsDiffer, match="chưa nhập xong"):
        close_ballot(ballot, actor=hall.head, at=NOON)
    wrong = replace(right, votes={"AAA": Votes(1), "BBB": Votes(1)})
    enter_count(ballot, wrong, actor=tellers[1], at=NOON)
    with pytest.raises(CountsDiffer, match="khác nhau"):
        close_ballot(ballot, actor=hall.head, at=NOON)
    with pytest.raises(MorePapersThanSlips):
        enter_count(ballot, replace(right, returned=4), actor=tellers[1], at=NOON)
    with pytest.raises(PermissionDenied):
        enter_count(ballot, right, actor=hall.head, at=NOON)
    enter_count(ballot, right, actor=tellers[1], at=NOON)

    closed = close_ballot(ballot, actor=hall.head, at=NOON)
    assert (closed.result["elected"], closed.result["invalid"]) == (["AAA"], 1)
    publish_ballot(closed, actor=hall.head, at=NOON)


def test_the_clock_set_back_changes_nothing(hall: Hall, ballot: Ballot) -> None:
    hall.vote(ballot, "AAA", "AAA")
    earlier = NOON.replace(year=2001)

    closed = close_ballot(ballot, actor=hall.head, at=earlier)
    done = publish_ballot(closed, actor=hall.head, at=earlier)

    assert done.state == "published"


def test_the_journal_says_that_it_happened_and_no_more(hall: Hall, ballot: Ballot) -> None:
    for code in ("AAA", "BBB"):
        hall.vote(ballot, code, "CCC")
    close_ballot(ballot, actor=hall.head, at=NOON)

    told = Entry.objects.filter(action__startswith="ballots.").order_by("position")
    assert [(entry.action, sorted(entry.data)) for entry in told][1:] == [
        ("ballots.open", ["entitled"]),
        ("ballots.close", []),
    ]
