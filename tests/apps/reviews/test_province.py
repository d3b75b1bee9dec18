"""The office sees every bloc of a year and their sum; each bloc costs no query of its own."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document
from openpyxl import load_workbook

from tests.apps.ledger.material import q, recorded
from tests.apps.reviews.material import GIFTS, LDTT, UNITS, half_year_of_s1, people, promised
from tests.conftest import SignIn
from tests.factories import World, seated
from tests.one_line import one_line
from thidua.apps.ledger.models import Deed
from thidua.apps.organisations.models import Authority, Bloc, Membership, Seat, Unit
from thidua.apps.reviews.measuring.at_once import materials_of
from thidua.apps.reviews.measuring.material import Material
from thidua.apps.reviews.measuring.results import results_of
from thidua.apps.seasons.models import Season

pytestmark = pytest.mark.django_db


def another(world: World, codes: tuple[str, ...]) -> World:
    """One more bloc of the same authority, running."""
    bloc = Bloc.objects.create(authority=world.authority, code=codes[0], name=f"Khối {codes[0]}")
    season = Season.objects.create(
        bloc=bloc, year=2023, starts_on=date(2023, 1, 1), ends_on=date(2023, 12, 31),
        law_as_of=date(2023, 1, 1), state=Season.State.RUNNING,
    )  # fmt: skip
    other = World(world.authority, bloc, season, standing=world.standing)
    for order, code in enumerate(codes):
        unit = Unit.objects.create(authority=world.authority, code=code, name=f"Hội {code}")
        Membership.objects.create(bloc=bloc, unit=unit, year=2023, order=order)
        other.units[code] = unit
        other.officers[code] = seated(f"{code.lower()}.cv", Seat.Kind.OFFICER, unit)
    return other


def test_every_bloc_and_the_sum_of_all(world: World, sign_in: SignIn) -> None:
    promised(world, GIFTS)
    half_year_of_s1(world)
    other = another(world, ("DDD", "EEE"))
    recorded(other, "DDD", content="Tặng quà", quantity=q(7), measure="suất quà",
             money=q(119_000_000))  # fmt: skip
    client = sign_in(world.standing)

    answer = client.get("/reviews/?year=2023&period=half")

    shown = one_line(answer.content.decode())
    rows = answer.context["page"].rows
    assert [(row.lines, row.silent, row.met, row.targets) for row in rows] == [
        (6, 0, 1, 1), (1, 1, 0, 0),
    ]  # fmt: skip
    assert "≈ 32 tỷ đồng" in shown
    assert "3.350" in shown
    book = load_workbook(BytesIO(client.get("/reviews/cac-khoi.xlsx?year=2023").getvalue()))
    assert book.worksheets[0].max_row == 3 + 2 + 1
    for user in (world.head, world.outsider):
        for path in ("", "screen/", "cac-khoi.xlsx", "cac-khoi.docx", "cac-khoi.pdf"):
            assert sign_in(user).get(f"/reviews/{path}").status_code == 403


def test_the_wall_shows_the_sum_then_each_bloc(world: World, sign_in: SignIn) -> None:
    promised(world, GIFTS)
    half_year_of_s1(world)
    another(world, ("DDD", "EEE"))
    client, wall = sign_in(world.standing), "/reviews/screen/?year=2023&period=half"

    def slide(number: int) -> str:
        return one_line(client.get(f"{wall}&slide={number}").content.decode())

    first = slide(1)
    assert "≈ 31,88 tỷ đồng" in first
    assert 'href="?year=2023&amp;period=half&amp;slide=2"' in first
    assert 'href="/reviews/?period=half&amp;year=2023"' in first
    shown = [slide(number) for number in range(2, 6)]
    assert "Khối DDD" in shown[1]
    assert "0/2" not in shown[0]
    assert "Chỉ tiêu giao ước" in shown[2]
    assert "3.343" in shown[3]
    assert "5/5" in slide(99)
    assert '<th scope="row">Khối DDD</th>' in shown[1]
    assert shown[1].count('data-label="Chưa ghi gì"') == 2
    Season.objects.exclude(pk=world.season.pk).delete()
    Deed.objects.all().delete()
    assert "0 kết quả trong sổ" in slide(1)


def test_the_report_over_all_blocs_goes_to_word_and_pdf(world: World, sign_in: SignIn) -> None:
    promised(world, GIFTS)
    half_year_of_s1(world)
    client, asked = sign_in(world.standing), "?year=2023&period=half"

    word = client.get(f"/reviews/cac-khoi.docx{asked}")
    pdf = client.get(f"/reviews/cac-khoi.pdf{asked}")

    tables = Document(BytesIO(word.getvalue())).tables
    cells = [cell.text for table in tables for row in table.rows for cell in row.cells]
    assert {"Khối thi đua Một", "≈ 31,88 tỷ đồng", "3.343"} <= set(cells)
    assert pdf.getvalue().startswith(b"%PDF")
    assert "2023.docx" in word["Content-Disposition"]


def test_without_years_there_is_nothing_to_show(world: World, sign_in: SignIn) -> None:
    Season.objects.all().delete()
    client = sign_in(world.standing)

    assert client.get("/reviews/screen/").status_code == 200
    assert client.get("/reviews/cac-khoi.docx").status_code == 200


def test_all_at_once_says_what_each_bloc_says_alone(world: World) -> None:
    promised(world, GIFTS, LDTT, UNITS)
    half_year_of_s1(world)
    people(world, "AAA", 10, ldtt=7)
    season = Season.objects.select_related("bloc__authority").get(pk=world.season.pk)

    (together,) = materials_of([season], world.standing, "half")

    def said(material: Any) -> list[tuple[str, str, Any]]:
        return [(r.promise, r.reached, r.outcome) for r in results_of(material)]

    assert said(together) == said(Material(season, world.standing, "half"))


def test_more_blocs_cost_no_more_queries(world: World, sign_in: SignIn) -> None:
    promised(world, GIFTS)
    half_year_of_s1(world)
    client, path = sign_in(world.standing), "/reviews/?year=2023"
    another(world, ("DDD", "EEE"))
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    half_year_of_s1(world)
    another(world, ("FFF", "GGG"))

    with CaptureQueriesContext(connection) as many:
        client.get(path)

    assert len(many) == len(few)


def test_who_stands_for_two_authorities_asks_for_one(world: World, sign_in: SignIn) -> None:
    half_year_of_s1(world)
    second = Authority.objects.create(
        code="HAI", name="Tỉnh Hai", standing_office="Sở Nội vụ tỉnh Hai"
    )
    Seat.objects.create(
        user=world.standing, kind=Seat.Kind.STANDING, authority=second, since=date(2020, 1, 1)
    )
    bloc = Bloc.objects.create(authority=second, code="B2", name="Khối của tỉnh Hai")
    Season.objects.create(
        bloc=bloc, year=2023, starts_on=date(2023, 1, 1), ends_on=date(2023, 12, 31),
        law_as_of=date(2023, 1, 1), state=Season.State.RUNNING,
    )  # fmt: skip
    client = sign_in(world.standing)

    def shown(path: str = "", **asked: object) -> str:
        return one_line(client.get(f"/reviews/{path}", {"year": "2023", **asked}).content.decode())

    both = {each.pk: shown(authority=each.pk) for each in (world.authority, second)}
    assert "Khối của tỉnh Hai" in both[second.pk]
    assert world.bloc.name not in both[second.pk]
    assert "Khối của tỉnh Hai" not in both[world.authority.pk]
    assert f"authority={second.pk}" in both[world.authority.pk]
    assert "Sở Nội vụ tỉnh Hai" in shown("screen/", authority=second.pk)
    paper = client.get("/reviews/cac-khoi.docx", {"year": "2023", "authority": second.pk})
    told = " ".join(each.text for each in Document(BytesIO(paper.getvalue())).tables[0]._cells)
    assert "HAI" in told.upper()
    assert client.get("/reviews/", {"authority": "999"}).status_code == 404
