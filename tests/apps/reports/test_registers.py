"""Reports are filled in from exemplars and from ratings."""

from datetime import date

import pytest

from tests.apps.exemplars.material import found
from tests.apps.ratings.material import GRADES, kind_of, rated
from tests.apps.reports.material import opened
from tests.factories import World
from thidua.apps.reports.facts import IndicatorFacts
from thidua.apps.reports.filling.sources import filled_in

pytestmark = pytest.mark.django_db


def test_exemplars_and_ratings_are_counted(world: World) -> None:
    kind = kind_of(world)
    rated(world, kind)
    rated(world, kind_of(world, "Công đoàn"), GRADES[2])
    found(world)
    found(world, name="Sau kỳ", found_on=date(2023, 6, 15))
    rows = (
        IndicatorFacts("Điển hình tiên tiến", "điển hình", source="exemplars"),
        IndicatorFacts("Xếp loại được tính là đạt", "loại", source="ratings"),
    )
    form = opened(world, indicators=rows)
    unit = world.units["CCC"].pk

    filled = filled_in(form, [unit, world.units["AAA"].pk], form.indicators.all())

    told = [(str(each.figure.value), each.text) for each in filled.values()]
    assert told == [("2", "2 điển hình đã ghi"), ("1", "1 loại được tính là đạt")]
