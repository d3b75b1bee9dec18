"""Counts by year, award, unit, sex and direct work; only what the user may see, in few queries."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from tests.apps.awards.history_material import award, workbook
from tests.apps.awards.history_steps import accepted, handed_in
from tests.conftest import SignIn
from tests.factories import World
from thidua.apps.awards.history_import.place import HistoryPlace
from thidua.apps.awards.statistics.asked import StatisticsAsked, records_asked
from thidua.apps.awards.statistics.tables import Statistics, statistics
from thidua.apps.organisations.settings.award_names import names_of

PATH = "/awards/statistics/?from=2021&to=2022"


def given(world: World) -> None:
    collective = {"code": "CCC", "name": "", "unit": "", "birth_year": None, "kind": "Tập thể"}
    rows: list[Any] = [
        award(sex="Nam", is_direct_worker="Không"),
        award(year=2021, number="1/QĐ", decided_on="20/12/2021"),
        award(name="Trần Thị Bình", sex="Nữ", is_direct_worker="Có"),
        award(name="Lê Văn Cam", unit="AAA"),
        award(**collective, award="Cờ tỉnh"),
        award(name="Đỗ Bị Hủy", state="Đã hủy bỏ", revoked_on="01/02/2023",
              revoked_because="Khai man"),
    ]  # fmt: skip
    accepted(handed_in(world, workbook(rows), adds_people=True))


def counted(world: World, *, at_unit: str = "", **query: str) -> Statistics:
    asked = StatisticsAsked.on({"from": "2021", "to": "2022", **query}, date(2023, 6, 15))
    place = HistoryPlace(world.authority, world.units[at_unit] if at_unit else None)
    called = names_of(place.authority, date(2025, 1, 1))
    return statistics(records_asked(place, asked), asked, called)


def test_tables_count_what_stands(world: World) -> None:
    given(world)

    found = counted(world)

    assert [(line.name, line.cells([2021, 2022]), line.total) for line in found.awards] == [
        ("Lao động tiên tiến", [1, 3], 4),
        ("Cờ thi đua của Ủy ban nhân dân tỉnh", [0, 1], 1),
    ]
    assert [(line.name, line.cells(found.years)) for line in found.units] == [
        ("Hội AAA", [0, 1]), ("Hội CCC", [1, 3]),
    ]  # fmt: skip
    everybody = found.everybody
    assert (everybody.count, everybody.women_words, everybody.direct_words) == (
        4, "33,33% (1/3)", "33,33% (1/3)",
    )  # fmt: skip
    assert everybody.direct_unknown == 1
    assert found.chart["totals"] == ["1", "4"]


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ({"award": "CO_TINH"}, 1), ({"sex": "female"}, 1), ({"direct": "yes"}, 1),
        ({"direct": "no"}, 2), ({"direct": "unknown"}, 1), ({"from": "2022"}, 4),
        ({"from": "2022", "to": "2021"}, 5), ({"award": "X", "sex": "x", "unit": "y"}, 5),
        ({"unit": "999999"}, 0),
    ],
)  # fmt: skip
def test_address_narrows(world: World, query: dict[str, str], total: int) -> None:
    given(world)

    assert counted(world, **query).total == total


def test_a_unit_sees_its_own_figures(world: World, sign_in: SignIn) -> None:
    given(world)

    assert counted(world, at_unit="AAA").total == 1
    page = sign_in(world.officers["AAA"]).get(PATH).content.decode()
    assert "1 lượt khen thưởng, 2021 – 2022" in page
    assert "Hội CCC" not in page
    assert "Cờ thi đua của Ủy ban nhân dân tỉnh</th>" not in page


def test_page_and_workbook_show_the_same(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.standing)
    assert "Chưa có khen thưởng nào" in client.get(PATH).content.decode()
    given(world)

    page = client.get(PATH).content.decode()
    data = client.get(f"{PATH}&format=xlsx").content

    assert "5 lượt khen thưởng, 2021 – 2022" in page
    assert "33,33% (1/3)" in page
    book = load_workbook(BytesIO(data))
    assert [cell.value for cell in book["Theo năm"][4]] == ["Lao động tiên tiến", 1, 3, 4]
    assert [cell.value for cell in book["Cá nhân"][4]] == ["Lao động tiên tiến", 4, 1, 3, 1, 3]
    narrowed = client.get(f"{PATH}&sex=male&award=GK").content.decode()
    assert "Không có khen thưởng nào như vậy" in narrowed


def test_page_asks_as_often_for_many_as_for_one(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.standing)
    counts = []
    one = workbook([award(sex="Nam", is_direct_worker="Không")])
    for prepare in (
        lambda: accepted(handed_in(world, one, adds_people=True)),
        lambda: given(world),
    ):
        prepare()
        with CaptureQueriesContext(connection) as queries:
            client.get(PATH)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_nobody_without_a_seat_sees_figures(world: World, sign_in: SignIn) -> None:
    world.outsider.seats.all().delete()

    assert "Chưa có khen thưởng nào" in sign_in(world.outsider).get(PATH).content.decode()


def test_years_are_bounded() -> None:
    asked = StatisticsAsked.on({"from": "1000"}, date(2026, 1, 1))

    assert (len(asked.years), asked.last) == (20, 2026)
    assert StatisticsAsked.on({}, date(2026, 1, 1)).years == [2022, 2023, 2024, 2025, 2026]
