"""Publication, second rounds, tellers, and what the journal says."""

import json
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.ballots.conftest import Hall
from tests.factories import NOON
from thidua.apps.audit.models import Entry
from thidua.apps.ballots.actions.closing import close_ballot
from thidua.apps.ballots.actions.counting import enter_count
from thidua.apps.ballots.actions.opening import open_ballot
from thidua.apps.ballots.actions.publishing import publish_ballot
from thidua.apps.ballots.actions.rounds import prepare_second_round
from thidua.apps.ballots.actions.slips import hand_out_slips
from thidua.apps.ballots.box.sealing import code_in_receipt
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.queries import standing_nominees
from thidua.apps.ballots.refusals import BallotNotCounted, CountsDiffer, MorePapersThanSlips
from thidua.apps.ballots.seams.proofs import published_ballots
from thidua.apps.meetings.conference.rounds import rounds_of
from thidua.apps.meetings.models import Motion
from thidua.apps.meetings.queries import motions_of
from thidua.domain.ballot_rounds import NoSecondRound
from thidua.domain.ballot_totals import Totals, Votes
from thidua.domain.vote_outcome import VoteOutcome
from thidua.formats.ballot_publication import text_hash


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
    assert (motion.source, motion.issued, motion.kept) == ("ballot", None, VoteOutcome(("BBB",)))
    (held,) = rounds_of([motion])[motion.pk]
    assert held.outcome is not None
    assert (held.issued, held.outcome.returned, held.outcome.invalid) == (2, 2, 0)
    chosen = [(row.unit.code, row.votes, row.is_chosen) for row in motion.candidates.all()]
    assert chosen == [("AAA", 0, False), ("BBB", 2, True), ("CCC", 0, False)]
    with pytest.raises(BallotNotCounted):
        publish_ballot(ballot, actor=hall.head, at=NOON)


def test_a_published_ballot_is_compared_with_the_journal(hall: Hall) -> None:
    ballot = hall.opened()
    hall.vote(ballot, "AAA", "BBB")
    hall.vote(ballot, "BBB", "BBB")
    close_ballot(ballot, actor=hall.head, at=NOON)
    done = publish_ballot(ballot, actor=hall.head, at=NOON)
    assert list(published_ballots()) == []

    kept = Ballot.objects.filter(pk=done.pk)
    kept.update(result={**done.result, "elected": ["AAA"]})
    (fault,) = published_ballots()
    assert fault.text.endswith("kết quả đang hiện khác tệp đã công bố")

    text = done.published_file.replace("BBB", "AAA")
    kept.update(published_file=text, published_hash=text_hash(text))
    (fault,) = published_ballots()
    assert fault.text.endswith("tệp đã công bố bị sửa")


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
        ("ballots.close", ["taken"]),
    ]
    assert told.last().data == {
        "taken": [
            f"Hội {code}: nhận trên máy của {hall.world.officers[code]}" for code in ("AAA", "BBB")
        ]
    }
