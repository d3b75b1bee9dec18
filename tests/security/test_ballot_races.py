"""Two people at a ballot in the same moment: one box, one key, one batch of slips."""

import pytest

from tests.apps.ballots.conftest import Hall, ballot, conference, hall, meeting, ranked
from tests.factories import NOON, World
from tests.security.test_races import at_once
from thidua.apps.ballots.actions.casting import cast_paper
from thidua.apps.ballots.actions.closing import close_ballot
from thidua.apps.ballots.actions.opening import open_ballot
from thidua.apps.ballots.actions.slips import hand_out_slips, print_slips, reprint_slips
from thidua.apps.ballots.models import Ballot

__all__ = ["ballot", "conference", "hall", "meeting", "ranked"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(transactional_world: World) -> World:
    """Committed for real: two people are two connections."""
    return transactional_world


def test_two_people_prepare_a_ballot_on_one_motion(hall: Hall) -> None:
    assert at_once(hall.draft, hall.draft) == ["BallotWaiting", "done"]
    assert Ballot.objects.count() == 1


def test_slips_are_printed_while_the_ballot_opens(hall: Hall) -> None:
    ballot = hall.draft()
    codes: list[str] = []

    told = at_once(
        lambda: open_ballot(ballot, actor=hall.head, at=NOON),
        lambda: codes.extend(print_slips(ballot, 3, actor=hall.head, at=NOON)),
    )

    assert told == ["done", "done"]
    for code in codes:
        cast_paper(Ballot.objects.get(pk=ballot.pk), code, [("BBB", None)])


def test_a_batch_is_replaced_once_by_two_people(hall: Hall, ballot: Ballot) -> None:
    print_slips(ballot, 3, actor=hall.head, at=NOON)
    revision = Ballot.objects.get(pk=ballot.pk).revision

    def again() -> None:
        reprint_slips(ballot, revision=revision, actor=hall.head, at=NOON)

    assert at_once(again, again) == ["StalePage", "done"]
    assert ballot.slips.count() == 3


def test_a_slip_votes_while_its_batch_is_replaced(hall: Hall, ballot: Ballot) -> None:
    codes = print_slips(ballot, 3, actor=hall.head, at=NOON)
    entries = [entry.pk for entry in ballot.roll.all()]
    hand_out_slips(ballot, entries, actor=hall.head, at=NOON)
    revision = Ballot.objects.get(pk=ballot.pk).revision

    told = at_once(
        lambda: cast_paper(ballot, codes[0], [("BBB", None)]),
        lambda: reprint_slips(ballot, revision=revision, actor=hall.head, at=NOON),
    )

    voted = "SlipUnknown" not in told
    assert told == (["done", "done"] if voted else ["SlipUnknown", "done"])
    assert ballot.slips.count() == 3
    assert ballot.slips.filter(is_used=True).count() == ballot.papers.count() == int(voted)
    close_ballot(ballot, actor=hall.head, at=NOON)
