"""Lists of organisations: found, narrowed, sorted and downloaded."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from tests.apps.organisations.pages import HEADS, address
from tests.conftest import SignIn
from tests.factories import NOON, PASSWORD, World
from thidua.apps.accounts.models import User
from thidua.apps.organisations.actions.invitations import Guest, invite
from thidua.apps.organisations.actions.units import create_unit
from thidua.apps.organisations.facts import SeatPlace, UnitFacts
from thidua.apps.organisations.models import Membership, Unit


def queries_of(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_units_are_found_without_marks_in_vietnamese_order(world: World, office: Client) -> None:
    for code, name in (("DDD", "Đoàn Luật sư"), ("DAN", "Dân vận"), ("AN", "Ân nhân")):
        create_unit(world.authority, UnitFacts(code, name), actor=world.standing, at=NOON)

    found = office.get(address("units"), {"q": "doan luat"})
    rows = [row[0] for row in office.get(address("units")).context["rows"]]

    assert [row[2] for row in found.context["rows"]] == ["Đoàn Luật sư"]
    assert rows[-3:] == ["AN", "DAN", "DDD"]


@pytest.mark.parametrize("name", ["Gia Lai – Kon Tum", "Gia Lai-Kon Tum"])
@pytest.mark.parametrize(
    "typed",
    ["Gia Lai-Kon Tum", "gia lai — kon tum", "Lai‑Kon", "gia lai kon tum", "kon tum lai - kon"],
)
def test_units_are_found_however_a_dash_is_written(
    world: World, office: Client, name: str, typed: str
) -> None:
    create_unit(world.authority, UnitFacts("KL", name), actor=world.standing, at=NOON)
    create_unit(world.authority, UnitFacts("DX", "Gia Lai, Kon"), actor=world.standing, at=NOON)

    found = office.get(address("units"), {"q": typed})

    assert [row[0] for row in found.context["rows"]] == ["KL"]


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ({"sort": "-code"}, ["ZZZ", "CCC", "BBB", "AAA"]),
        ({"state": "ended"}, ["CCC"]),
        ({"state": "valid", "sort": "code"}, ["AAA", "BBB", "ZZZ"]),
        ({"bloc": "x", "sort": "drop table", "page": "999"}, ["AAA", "BBB", "CCC", "ZZZ"]),
    ],
)
def test_units_are_narrowed_and_sorted_by_the_address(
    world: World, office: Client, query: dict[str, str], codes: list[str]
) -> None:
    Unit.objects.filter(code="CCC").update(valid_to=date(2020, 1, 1))
    for unit in Unit.objects.all():
        Unit.objects.filter(pk=unit.pk).update(sort_text=unit.code.lower())

    rows = office.get(address("units"), query).context["rows"]

    assert [row[0] for row in rows] == codes


def test_units_of_one_bloc(world: World, office: Client) -> None:
    rows = office.get(address("units"), {"bloc": str(world.bloc.pk)}).context["rows"]

    assert sorted(row[0] for row in rows) == ["AAA", "BBB", "CCC"]


@pytest.mark.parametrize("page", ["units", "blocs", "invitations"])
def test_lists_ask_the_same_number_of_queries(world: World, office: Client, page: str) -> None:
    def grow(count: int) -> None:
        for n in range(count):
            unit = create_unit(
                world.authority, UnitFacts(f"U{n}", f"Đơn vị {n}"), actor=world.standing, at=NOON
            )
            Membership.objects.create(bloc=world.bloc, unit=unit, year=2024)
            invite(SeatPlace.officer(unit), Guest("Ai"), actor=world.standing, at=NOON)

    invite(SeatPlace.officer(world.units["AAA"]), Guest("Ai"), actor=world.standing, at=NOON)
    few = queries_of(office, address(page))
    grow(3)

    assert queries_of(office, address(page)) == few <= 10


def test_lists_download_as_workbooks(world: World, office: Client) -> None:
    create_unit(world.authority, UnitFacts("EQ", "=1+1"), actor=world.standing, at=NOON)

    units = load_workbook(BytesIO(office.get(address("units_workbook")).content)).active
    blocs = load_workbook(BytesIO(office.get(address("blocs_workbook")).content)).active

    assert [cell.value for cell in units[2]] == HEADS
    assert ("=1+1", "s") in {(row[1].value, row[1].data_type) for row in units.iter_rows(min_row=3)}
    assert [cell.value for cell in blocs[4]][:5] == ["K1", "Khối thi đua Một", 2023, 3, "Hội AAA"]


def test_empty_lists_say_what_to_do(world: World, sign_in: SignIn) -> None:
    alone = sign_in(User.objects.create_user("alone", password=PASSWORD, full_name="Một Mình"))

    assert "Bạn chưa thuộc đơn vị nào" in alone.get(address("units")).content.decode()
    assert "Đơn vị của bạn chưa ở khối nào" in alone.get(address("blocs")).content.decode()
