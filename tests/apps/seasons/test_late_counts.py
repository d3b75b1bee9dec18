"""What is counted of many years is what their tables of units say; places are asked for once."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.country import make_country
from thidua.apps.pledges.models import Registration
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.pages.lateness import late_counts, lateness_in, lateness_of
from thidua.apps.seasons.queries import keep_phases, places_in
from thidua.apps.seasons.year.at_once import keep_places

DAYS = [date(2023, 1, 1), date(2023, 3, 20), date(2023, 12, 31)]


def read_anew() -> list[Season]:
    seasons = list(Season.objects.filter(year=2023).select_related("bloc__authority"))
    keep_phases(seasons)
    return seasons


@pytest.mark.django_db
def test_counts_and_tables_say_the_same() -> None:
    make_country(1, range(2022, 2024))
    Registration.objects.filter(unit__code__endswith="-03", season__year=2023).delete()
    for day in DAYS:
        seasons = read_anew()
        counts = late_counts(seasons, day)
        tables = lateness_of(seasons, day)
        assert len(tables) == len(counts) == 20
        for table in tables:
            count = counts[table.season.pk]
            told = (len(table.rows), len(table.late_rows), table.days_late)
            assert (count.units, count.late, count.days) == told
            assert lateness_in(table.season, day) == table
    assert any(count.late for count in counts.values())
    assert late_counts([], DAYS[0]) == {}


@pytest.mark.django_db
def test_places_of_many_years_are_asked_for_once() -> None:
    make_country(1, range(2022, 2024))
    one_by_one = [places_in(season) for season in read_anew()]
    seasons = read_anew()
    with CaptureQueriesContext(connection) as queries:
        keep_places(seasons)
        keep_places(seasons)
        assert [places_in(season) for season in seasons] == one_by_one
    assert len(queries) == 1
