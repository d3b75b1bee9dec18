"""The year's strip ticks what took place, and nothing else."""

from datetime import date

import pytest

from tests.factories import NOON, World
from thidua.apps.dossiers.models import Nomination
from thidua.apps.meetings.models import Conference
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.templatetags.season_frame import steps_of


@pytest.fixture
def at_conference(world: World) -> World:
    """The conference is on, both last steps are past their days."""
    Season.objects.filter(pk=world.season.pk).update(state="conference")
    world.season.phases.all().delete()
    for order, kind in enumerate(("conference", "dossier")):
        Phase.objects.create(
            season=world.season, kind=kind, due_on=date(2023, 12, 20), owner="head", order=order
        )
    return world


def strip(world: World) -> list[str]:
    season = Season.objects.get(pk=world.season.pk)
    return [step.status for step in steps_of(season)]


def close_year(world: World) -> None:
    Season.objects.filter(pk=world.season.pk).update(state="closed", closed_at=NOON)


def nominated(world: World, state: str) -> Nomination:
    unit = world.units["AAA"]
    return Nomination.objects.create(
        authority=world.bloc.authority, season=world.season, unit=unit, from_unit=unit,
        subject_name=unit.name, award="CO_TINH", award_year=2023, proposed_at=NOON, state=state,
    )  # fmt: skip


def test_a_conference_is_over_once_it_is_closed(at_conference: World) -> None:
    conference = Conference.objects.create(
        season=at_conference.season, held_on=date(2023, 12, 20), starts_at="08:00",
        place="Hội trường", chair_name="Chủ trì", secretary_name="Thư ký",
    )  # fmt: skip
    assert strip(at_conference) == ["passed", "passed"]

    Conference.objects.filter(pk=conference.pk).update(state="closed", closed_at=NOON)
    assert strip(at_conference) == ["done", "passed"]


@pytest.mark.parametrize(
    ("state", "told"),
    [("proposed", "unrecorded"), ("complete", "unrecorded"), ("withdrawn", "unrecorded"),
     ("sent", "done"), ("returned", "done")],
)  # fmt: skip
def test_dossiers_are_sent_when_one_left_the_bloc(
    at_conference: World, state: str, told: str
) -> None:
    close_year(at_conference)
    assert strip(at_conference) == ["unrecorded", "unrecorded"]

    nominated(at_conference, state)
    assert strip(at_conference)[1] == told
