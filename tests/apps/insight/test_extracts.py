"""Tables that an office asks for: whose rows, what adds up, what is hidden, as files."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from tests.apps.appraisals.builders import LATER, all_locked, opened
from tests.apps.ledger.material import q, recorded
from tests.apps.reports import material as reported
from tests.conftest import SignIn
from tests.factories import World, make_world
from tests.factories_registry import give, make_person
from tests.one_line import one_line
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.insight.extracts import building
from thidua.apps.insight.extracts.building import Table, lines_of, table_of
from thidua.apps.insight.pages.extract import wish_in
from thidua.apps.organisations.models import Authority, Seat

pytestmark = pytest.mark.django_db


def asked(world: World, **sent: str) -> Table:
    return table_of([world.authority.pk], wish_in(sent))


def staff(world: World, code: str, unit: str, **said: Any) -> None:
    """Somebody with an award of 2023."""
    person = make_person(world.units[unit], code, **said)
    give(person, "BK_TINH", 2023, holder_unit=world.units[unit])


@pytest.fixture
def people(world: World) -> World:
    """Eight women and one man of CCC, four men of BBB, a flag of AAA."""
    for number in range(8):
        staff(world, f"W{number}", "CCC", sex="female", is_direct_worker=number < 5)
    staff(world, "M0", "CCC", sex="male", is_direct_worker=False)
    for number in range(4):
        staff(world, f"N{number}", "BBB", sex="male", is_direct_worker=True)
    give(world.units["AAA"], "CO_TINH", 2022)
    return world


def test_awards_are_counted_by_two_things_with_their_sums(people: World) -> None:
    table = asked(people, source="awards", rows="year", columns="award")

    assert table.columns == ("Cờ thi đua của tỉnh, ngành", "Bằng khen của tỉnh, ngành")
    assert lines_of(table) == [["2022", 1, "", 1], ["2023", "", 13, 13], ["Cộng", 1, 13, 14]]
    cell = table.rows[1].cells[1]
    assert cell.url == "/insight/rows/awards/?year=2023&award=BK_TINH"
    assert not table.has_hidden


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ("kind", ["cá nhân", "tập thể"]),
        ("level", ["Tỉnh, bộ, ngành"]),
        ("group", ["Danh hiệu thi đua", "Bằng khen, Giấy khen"]),
        ("bloc", ["Khối thi đua Một", "Ngoài các khối"]),
        ("unit", ["Hội AAA", "Hội BBB", "Hội CCC"]),
        ("type", ["Công trạng"]),
        ("staff", ["Công chức"]),
        ("authority", ["Tỉnh Thử"]),
    ],
)
def test_awards_are_divided_by_many_things(people: World, rows: str, names: list[str]) -> None:
    table = asked(people, source="awards", rows=rows, columns="none")

    assert [row.name.casefold() for row in table.rows] == [name.casefold() for name in names]
    everybody = 13 if rows == "staff" else 14
    assert sum(int(row.total.value or 0) for row in table.rows) == everybody


def test_a_man_among_women_is_not_found_out(people: World) -> None:
    table = asked(people, source="awards", rows="unit", columns="sex", measure="people")

    told = {row.name: [cell.told for cell in (*row.cells, row.total)] for row in table.rows}
    assert told["Hội CCC"][:2] == ["•", "•"]
    assert table.has_hidden
    assert not [cell.url for row in table.rows for cell in row.cells if cell.url]
    shown = [cell.value for row in table.rows for cell in row.cells if not cell.is_hidden]
    assert 1 not in shown
    assert "AAA" not in str(told)  # of persons alone


def test_two_tables_beside_each_other_give_nobody_away(people: World) -> None:
    """Of nine of CCC the eight women would leave one man."""
    women = asked(
        people, source="awards", rows="unit", columns="none", measure="people", sex="female"
    )
    everybody = asked(people, source="awards", rows="unit", columns="none", measure="people")

    assert {row.name: row.total.told for row in women.rows} == {"Hội CCC": "•"}
    assert women.totals.total.told == "•"  # the only row
    assert {row.name: row.total.told for row in everybody.rows}["Hội CCC"] == "9"


def test_a_year_left_out_gives_nobody_away(people: World) -> None:
    staff_of_before = make_person(people.units["CCC"], "M9", sex="male")
    give(staff_of_before, "BK_TINH", 2022, holder_unit=people.units["CCC"])

    later = asked(
        people, source="awards", rows="sex", columns="none", measure="people", year="2023"
    )
    both = asked(people, source="awards", rows="sex", columns="none", measure="people")

    assert {row.name: row.total.told for row in both.rows}["Nam"] == "6"
    assert {row.name: row.total.told for row in later.rows}["Nam"] == "•"  # five, so one before


def test_many_awards_of_few_persons_stay_hidden(world: World) -> None:
    person = make_person(world.units["CCC"], "W0", sex="female")
    for year in range(2014, 2024):
        give(person, "LDTT", year, holder_unit=world.units["CCC"])

    table = asked(world, source="awards", rows="sex", columns="award")

    assert [cell.told for cell in table.rows[0].cells] == ["•"]
    assert table.totals.total.told == "•"
    alone = asked(world, source="awards", rows="sex", columns="none")
    assert alone.rows[0].total.told == "•"


def test_narrowed_to_what_nobody_wrote_down(people: World) -> None:
    staff(people, "X1", "AAA")
    assert asked(people, rows="year", columns="none", unit="0").rows == ()
    table = asked(people, rows="award", columns="none", bloc="none", year="2023")
    assert table.rows == ()
    assert asked(people, source="awards", rows="direct", columns="none").rows[-1].name == "Chưa rõ"
    unknown = asked(people, source="awards", rows="year", columns="none", sex="none")
    assert unknown.rows[0].total.told == "•"


def test_too_many_columns_are_not_drawn(
    people: World, monkeypatch: pytest.MonkeyPatch, sign_in: SignIn
) -> None:
    monkeypatch.setattr(building, "MOST_COLUMNS", 2)
    table = asked(people, rows="year", columns="unit")
    assert (table.too_wide, table.has_data) == (3, False)
    text = page(sign_in(people.standing), "/insight/extract/?rows=year&columns=unit")
    assert "Sẽ có 3 cột" in text


def test_money_keeps_its_words_and_parts_are_not_added_twice(world: World) -> None:
    whole = recorded(world, quantity=q(10), measure="căn nhà", money=q(800_000_000, "gan"))
    recorded(world, quantity=q(4), measure="căn nhà", money=q(1), part_of=whole.pk)

    money = asked(world, source="ledger", rows="unit", measure="money")
    amount = asked(world, source="ledger", rows="counted_in", measure="quantity")
    lines = asked(world, source="ledger", rows="month", columns="doer", measure="lines")

    assert money.rows[0].total.told == "gần 800 triệu đồng"
    assert amount.rows[0].total.told == "10 căn nhà"
    assert lines.totals.total.told == "2"
    assert asked(world, source="ledger", rows="movement").rows[0].name == "Ngoài các phong trào"


def test_rankings_are_compared_in_shares(world: World) -> None:
    all_locked(opened(world), BBB="90", CCC="80")
    publish_result(world.season, actor=world.head, at=LATER)

    for measure, told in (("units", "3"), ("inflation", "0,0"), ("spread", None), ("middle", None)):
        table = asked(world, source="rankings", rows="bloc", measure=measure)
        assert [row.name for row in table.rows] == ["Khối thi đua Một"]
        assert told in {None, table.totals.total.told}
        assert table.totals.total.value is not None


def test_reports_are_counted_by_whether_they_came_in_time(world: World) -> None:
    form = reported.opened(world)
    reported.handed_in(world, form)

    table = asked(world, source="reports", rows="unit", columns="time")

    assert lines_of(table)[0][0] == "Hội CCC"
    assert table.columns == ("Đúng hạn",)
    late = asked(world, source="reports", rows="period", measure="late", columns="state")
    assert late.totals.total.told == "0"


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return one_line(answer.content.decode())


def test_the_rows_behind_are_the_offices_own(people: World, sign_in: SignIn) -> None:
    path = "/insight/rows/awards/?year=2023&award=BK_TINH"
    text = page(sign_in(people.standing), path)
    assert "13 dòng" in text
    assert "Nguyễn Văn W0" in text
    assert "năm: 2023" in text
    other = make_world(codes=("XXX",))
    stranger = sign_in(other.standing)
    assert "Không có dòng nào như vậy" in page(stranger, path)
    unit = people.units["CCC"].pk
    assert "Hội CCC" not in page(stranger, f"/insight/rows/awards/?unit={unit}")
    assert "Hội CCC" not in page(stranger, f"/insight/extract/?rows=unit&unit={unit}&columns=none")
    assert sign_in(people.head).get(path).status_code == 403
    assert stranger.get("/insight/rows/nothing/").status_code == 404


@pytest.mark.parametrize("source", ["ledger", "reports", "rankings"])
def test_rows_of_every_source_are_listed(world: World, sign_in: SignIn, source: str) -> None:
    recorded(world, quantity=q(10), measure="căn nhà")
    reported.handed_in(world, reported.opened(world))
    all_locked(opened(world), BBB="90", CCC="80")
    publish_result(world.season, actor=world.head, at=LATER)

    assert "1 dòng" in page(sign_in(world.standing), f"/insight/rows/{source}/")


def test_rows_by_what_tells_of_persons_are_not_listed(people: World, sign_in: SignIn) -> None:
    client = sign_in(people.standing)
    text = page(client, "/insight/rows/awards/?sex=male&year=2023")
    assert "chỉ có số tổng, không liệt kê từng người" in text
    assert "Nguyễn Văn" not in text
    book = load_workbook(BytesIO(client.get("/insight/rows/awards/chi-tiet.xlsx?sex=male").content))
    assert book.worksheets[0].max_row == 3


def test_files_say_what_the_page_says(people: World, sign_in: SignIn) -> None:
    client, query = sign_in(people.standing), "source=awards&rows=unit&columns=sex"
    text = client.get(f"/insight/extract/bang.csv?{query}").content.decode("utf-8-sig")
    assert next(csv.reader(StringIO(text))) == ["Đơn vị", "Nữ", "Nam", "Cộng"]
    book = load_workbook(BytesIO(client.get(f"/insight/extract/bang.xlsx?{query}").content))
    cells = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert cells[0][0] == "Sổ khen thưởng – Số lượt"
    assert str(cells[-1][0]).startswith("•: dưới 3 người")
    rows = load_workbook(
        BytesIO(client.get("/insight/rows/awards/chi-tiet.xlsx?year=2023").content)
    )
    assert rows.worksheets[0].max_row == 3 + 13


def test_the_chart_of_a_table_is_a_picture_too(people: World, sign_in: SignIn) -> None:
    client = sign_in(people.standing)
    query = "source=awards&rows=unit&columns=none&measure=count&year=2023"

    drawn = client.get(f"/insight/extract/bieu-do.svg?{query}")
    dots = client.get(f"/insight/extract/bieu-do.png?{query}")

    assert drawn.headers["Content-Type"] == "image/svg+xml"
    text = drawn.content.decode()
    assert "Sổ khen thưởng – Số lượt (Năm: 2023)" in text
    assert ">Hội CCC<" in text
    assert ">9<" in text
    assert dots.content.startswith(b"\x89PNG")
    assert client.get("/insight/extract/bieu-do.png?source=ledger").status_code == 404  # no bars
    assert sign_in(people.head).get(f"/insight/extract/bieu-do.svg?{query}").status_code == 403
    page = client.get(f"/insight/extract/?{query}").content.decode()
    assert "/insight/extract/bieu-do.png?source=awards&amp;rows=unit" in page


def test_a_file_of_rows_that_was_cut_says_so(
    people: World, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("thidua.apps.insight.sheets.extracts.MOST", 5)
    book = load_workbook(
        BytesIO(sign_in(people.standing).get("/insight/rows/awards/chi-tiet.xlsx").content)
    )
    assert "chỉ có 5 dòng đầu" in str(book.worksheets[0].cell(9, 1).value)


def test_no_cell_of_a_file_is_a_formula(world: World, sign_in: SignIn) -> None:
    world.units["CCC"].name = "=HYPERLINK(1)"
    world.units["CCC"].save()
    give(world.units["CCC"], "CO_TINH", 2023)
    client = sign_in(world.standing)
    answer = client.get("/insight/extract/bang.csv?rows=unit&columns=none").content.decode()
    assert "'=HYPERLINK(1)" in answer


def test_what_makes_no_sense_is_left_out_and_the_wish_is_an_address(world: World) -> None:
    wish = wish_in({"source": "x", "rows": "x", "columns": "year", "measure": "x", "year": "abc"})
    assert wish.query == "source=awards&rows=year&columns=none&measure=count&year=abc"
    assert table_of([world.authority.pk], wish).rows == ()


def test_the_country_shows_provinces_without_anything(people: World, sign_in: SignIn) -> None:
    for number in range(33):
        other = Authority.objects.create(code=f"khac-{number}", name=f"Tỉnh khác {number:02}")
        Seat.objects.create(user=people.standing, authority=other, kind=Seat.Kind.STANDING)

    text = page(sign_in(people.standing), "/insight/awards/")

    assert text.count("chưa có số liệu") == 33
    assert "Tỉnh khác 32" in text
    assert "Số liệu lúc" in text
    over_all = page(sign_in(people.standing), "/insight/?year=2023")
    assert over_all.count("chưa có số liệu") == 33 + 1  # nor has the one whose year is a draft
    assert f"?year=2023&amp;authority={people.authority.pk}" in over_all


def test_pages_over_many_are_counted_once_in_a_while(people: World, sign_in: SignIn) -> None:
    other = Authority.objects.create(code="khac", name="Tỉnh khác")
    Seat.objects.create(user=people.standing, authority=other, kind=Seat.Kind.STANDING)
    client, path = sign_in(people.standing), "/insight/awards/?year=2023"
    with time_machine.travel(LATER, tick=False):
        assert "Số liệu lúc" in page(client, path)
        assert ">13</a>" in page(client, path)
        staff(people, "Y1", "AAA")
        assert ">14</a>" not in page(client, path)
    with time_machine.travel(LATER + timedelta(minutes=6), tick=False):
        assert ">14</a>" in page(client, path)


def test_a_table_costs_the_same_however_long(people: World, sign_in: SignIn) -> None:
    client = sign_in(people.standing)
    path = "/insight/extract/?source=awards&rows=unit&columns=sex"
    with CaptureQueriesContext(connection) as few:
        page(client, path)
    for number in range(30):
        staff(people, f"Z{number}", "AAA", sex="female")
    with CaptureQueriesContext(connection) as many:
        page(client, path)
    assert len(many) <= len(few)


def test_counts_are_asked_once_and_their_sums_are_those_of_the_cells(people: World) -> None:
    wish = wish_in({"source": "awards", "rows": "award", "columns": "year"})
    with CaptureQueriesContext(connection) as asked_of:
        table = table_of([people.authority.pk], wish)

    over_rows = [each for each in asked_of if "awards_awardrecord" in each["sql"]]
    assert len(over_rows) == 1
    assert [row.total.told for row in table.rows] == ["1", "13"]
    assert [cell.told for cell in table.totals.cells] == ["1", "13"]
    assert table.totals.total.told == "14"


def test_no_dimension_bears_the_name_of_another_part_of_the_address() -> None:
    taken = {"source", "rows", "columns", "measure", "page", "q"}
    assert not [name for each in building.SOURCES.values() for name in taken & set(each.dimensions)]
