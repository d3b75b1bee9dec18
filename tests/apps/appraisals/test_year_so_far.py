"""A year of periods is joined once for all that look, and anew when anything of it changes."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.apps.appraisals.in_periods import divided, joined, played, season_of
from tests.factories import World
from thidua.apps.appraisals.models import Result, YearWay
from thidua.apps.appraisals.pages.result import provisional_ranking
from thidua.apps.appraisals.scoring.counted import _so_far, counted_now, year_so_far
from thidua.domain.scoring.kept import KeptResult


def test_nothing_is_joined_before_a_period_is_closed(world: World) -> None:
    divided(world)
    assert (year_so_far(world.season), provisional_ranking(world.season)) == (None, None)


def test_it_says_what_is_counted_now_and_reads_results_once(world: World) -> None:
    divided(world)
    played(world, 0, AAA="5", BBB="3")
    season = season_of(world)
    _so_far._made.clear()
    first = year_so_far(season)
    counted = counted_now(season)
    assert first is not None
    assert counted is not None
    assert first.kept == KeptResult.from_mapping(counted.answer, counted.events)
    assert (first.names, first.tables) == (counted.names, counted.tables)

    with CaptureQueriesContext(connection) as queries:
        assert year_so_far(season_of(world)) is first
    assert not [each for each in queries if '"answer"' in each["sql"]]


def test_each_change_is_seen(world: World) -> None:
    divided(world)
    played(world, 0, AAA="5", BBB="3")
    one = year_so_far(season_of(world))
    joined(world)
    with_another = year_so_far(season_of(world))
    played(world, 1, AAA="1", BBB="4")
    two = year_so_far(season_of(world))
    YearWay.objects.filter(season=world.season).update(joining="sum", absent="zero")
    added_up = year_so_far(season_of(world))
    results = list(Result.every.filter(season=world.season).order_by("pk"))
    assert len(results) == 2
    told = [one, with_another, two, added_up]
    assert all(each is not None for each in told)
    assert len({id(each) for each in told}) == 4
    assert added_up is not None
    assert [each.times for each in added_up.tables] == [2]
