"""A hall that takes its slips in one moment: nobody waits for another, nobody gets two."""

from threading import Thread

import pytest
from django.db import connection, transaction

from tests.ballot_hall import AT, make_hall, open_hall_ballot
from tests.security.test_races import at_once
from thidua.apps.accounts.models import User
from thidua.apps.ballots.actions.locking import shared_ballot
from thidua.apps.ballots.actions.slips import draw_slip, print_slips
from thidua.apps.ballots.models import Ballot, RollEntry

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("transactional_world"),  # cleans up behind the journal
]
UNITS = 8


def opened() -> tuple[Ballot, list[tuple[RollEntry, User]]]:
    """An open ballot, and each line of its roll with who draws for it."""
    world, motion = make_hall(UNITS)
    ballot = open_hall_ballot(world, motion, nominees=3, kind="approval")
    roll = ballot.roll.select_related("unit", "ballot")
    return ballot, [(entry, world.officers[entry.unit.code]) for entry in roll]


def test_all_draw_in_one_moment() -> None:
    ballot, voters = opened()

    told = at_once(*[lambda e=entry, u=user: draw_slip(e, actor=u) for entry, user in voters])

    assert told == ["done"] * UNITS
    assert ballot.slips.count() == ballot.roll.filter(has_slip=True).count() == UNITS


def test_one_unit_that_draws_often_has_one_slip() -> None:
    ballot, voters = opened()
    entry, user = voters[0]

    told = at_once(*[lambda: draw_slip(RollEntry.objects.get(pk=entry.pk), actor=user)] * 4)

    assert told == ["SlipRefused"] * 3 + ["done"]
    assert ballot.slips.count() == 1


def test_with_printed_slips_there_are_never_more_than_units() -> None:
    ballot, voters = opened()
    print_slips(ballot, UNITS - 1, actor=User.objects.get(username__iexact="D01.CV"), at=AT)

    told = at_once(*[lambda e=entry, u=user: draw_slip(e, actor=u) for entry, user in voters])

    assert told == ["NoSlipsLeft"] * (UNITS - 1) + ["done"]
    assert ballot.slips.count() == UNITS


def test_a_draw_does_not_wait_for_another() -> None:
    """On PostgreSQL somebody else is in the middle of a draw; SQLite has one writer anyhow."""
    ballot, voters = opened()
    entry, user = voters[0]
    apart: list[str] = []

    def draw() -> None:
        try:
            apart.append(draw_slip(entry, actor=user))
        finally:
            connection.close()

    with transaction.atomic():
        held = shared_ballot(ballot)
        if connection.vendor == "postgresql":
            thread = Thread(target=draw)
            thread.start()
            thread.join(timeout=20)
            assert len(apart) == 1
    assert held.state == Ballot.State.OPEN
    assert ballot.slips.count() == len(apart)
