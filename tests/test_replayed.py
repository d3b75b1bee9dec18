"""What is written row by row is what the actions wrote."""

import pytest
from django.db import transaction

from tests.apps.appraisals.builders import all_locked, opened, sheet_of
from tests.apps.dossiers.story import completed
from tests.factories import World, adopted_table, make_world, seated
from tests.kept_rows import State, state
from tests.replayed import told
from thidua.apps.audit.chain.verifying import verify_chains
from thidua.apps.seasons.models import Season

pytestmark = pytest.mark.django_db


def one_year() -> tuple[World, State]:
    """A bloc whose sheets are all locked."""
    world = make_world()
    opened(world)
    all_locked(world, AAA="100", BBB="90")
    return world, state()


def test_the_third_time_is_as_the_first() -> None:
    told_of, held = [], []
    for _ in range(4):
        with transaction.atomic():
            world, now = one_year()
            told_of.append((told(world), vars(world.season), sheet_of(world, "AAA").state))
            held.append(now.rows)
            assert list(verify_chains()) == []
            assert Season.objects.get().state == world.season.state
            transaction.set_rollback(True)

    assert len({str(tables.keys()) for tables in held}) == 1
    assert all(tables == held[1] for tables in held[2:])
    assert {key: len(rows) for key, rows in held[0].items()} == {
        key: len(rows) for key, rows in held[3].items()
    }
    assert [each[0::2] for each in told_of] == [told_of[0][0::2]] * 4
    of_pickle = {"_django_version"}  # on objects that were written back, the first time or later
    assert told_of[3][1].keys() - of_pickle == told_of[1][1].keys() - of_pickle


def test_objects_at_hand_learn_what_was_done() -> None:
    for _ in range(3):
        with transaction.atomic():
            world = make_world()
            season = world.season
            opened(world)
            assert (world.season is season, season.state) == (True, "scoring")
            transaction.set_rollback(True)


def test_another_database_or_other_words_are_another_beginning() -> None:
    for turn in range(4):
        with transaction.atomic():
            world = make_world()
            seated(f"nguoi-{turn}", "officer", world.units["AAA"])
            adopted_table(world)
            assert world.authority.code == "tinh-0"
            other = make_world(codes=("KKK", "LLL"), year=2022)
            assert (other.authority.code, list(other.units)) == ("tinh-1", ["KKK", "LLL"])
            transaction.set_rollback(True)


def test_files_are_put_back() -> None:
    for _ in range(3):
        with transaction.atomic():
            world = make_world()
            nomination = completed(world)
            for paper in nomination.papers.exclude(file=""):
                assert paper.file.size
                paper.file.delete(save=False)
            transaction.set_rollback(True)


def test_what_cannot_be_told_apart_is_refused() -> None:
    with pytest.raises(TypeError, match="does not say what it is"):
        told(object())
