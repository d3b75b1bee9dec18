"""Files on which the first version was wrong, taken the whole way: chosen, looked at, accepted."""

import unicodedata
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from tests.apps.awards.history_material import workbook
from tests.apps.awards.history_steps import accepted as accepted_history
from tests.apps.awards.history_steps import doubts, handed_in
from tests.factories import World
from tests.uploading import (
    Rows,
    accepted,
    added,
    changed_cells,
    doubts_in,
    looked_at,
    sheet_of_rows,
)
from thidua.apps.awards.models import AwardRecord
from thidua.apps.organisations.models import Unit, UnitAlias
from thidua.apps.people.models import Person

UNIT_HEADS = ["Mã", "Tên đầy đủ", "Có chi bộ", "Có công đoàn", "Có chi đoàn"]
PERSON_HEADS = ["Mã", "Họ và tên", "Năm sinh", "Giới tính", "Chức vụ", "Đối tượng"]
NOTES: Rows = [["Kính gửi các đơn vị"], ["điền ở trang sau"]]


@pytest.fixture
def office(world: World, sign_in: Callable[..., Client]) -> Client:
    """The standing office, signed in."""
    return sign_in(world.standing)


def units_page(world: World) -> str:
    return reverse("organisations:import_units", args=[world.authority.pk])


def people_page(world: World) -> str:
    return reverse("people:import_people", args=[world.units["CCC"].pk])


def changed(data: bytes, change: Callable[[Workbook], object]) -> bytes:
    """The same workbook after a change."""
    book = load_workbook(BytesIO(data))
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_09_a_code_is_what_its_cell_shows(world: World, office: Client) -> None:
    def shown_with_noughts(book: Workbook) -> None:
        cell: Any = book.worksheets[0]["A2"]
        cell.number_format = "000000"

    data = changed(sheet_of_rows([PERSON_HEADS, [417, "Đinh Văn Thử"]]), shown_with_noughts)

    page = looked_at(office, people_page(world), data)
    accepted(office, people_page(world), page)

    assert Person.objects.get().code == "000417"


def test_13_columns_that_are_left_out_change_nothing(world: World, office: Client) -> None:
    whole = ["CCC-7", "Phan Thị Hoa", 1979, "nữ", "Văn thư", "viên chức"]
    url = people_page(world)
    accepted(office, url, looked_at(office, url, [PERSON_HEADS, whole]))
    before = Person.objects.values().get()

    page = looked_at(office, url, [PERSON_HEADS[:2], whole[:2]])
    accepted(office, url, page)

    assert (changed_cells(page), page.context["preview"].same) == ([], 1)
    assert Person.objects.values().get() == before


def test_15_heads_that_are_unknown_are_named_by_cell(world: World, office: Client) -> None:
    rows = [[*UNIT_HEADS[:2], "Chi bộ Đảng", "Công đoàn", "Đoàn thanh niên"],
            ["T1", "Hội Thử", "không", "không", "không"]]  # fmt: skip

    page = looked_at(office, units_page(world), rows)

    assert page.status_code == 422
    assert [problem.path for problem in page.context["problems"]] == ["C1", "D1", "E1"]
    assert not Unit.objects.filter(code="T1").exists()


def test_17_heads_and_words_are_known_with_their_marks_apart(world: World, office: Client) -> None:
    rows = [UNIT_HEADS, ["T1", "Hội Thử", "có", "không", "có"]]
    apart = [[unicodedata.normalize("NFD", text) for text in row] for row in rows]

    page = looked_at(office, units_page(world), apart)
    accepted(office, units_page(world), page)

    unit = Unit.objects.get(code="T1")
    assert unit.name == "Hội Thử"
    assert (unit.has_party_cell, unit.has_union, unit.has_youth_union) == (True, False, True)


def test_27_a_unit_is_found_whatever_the_dash(world: World) -> None:
    unit = world.units["AAA"]
    Unit.objects.filter(pk=unit.pk).update(name="Chi cục Kiểm lâm Gia Lai – Kon Tum")
    UnitAlias.objects.create(unit=unit, name="Hội Nạn nhân da cam – Dioxin")
    names = ("Chi cục Kiểm lâm Gia Lai - Kon Tum", "Chi cục Kiểm lâm Gia Lai—Kon Tum",
             "Hội Nạn nhân da cam-Dioxin")  # fmt: skip
    rows = [
        {"name": name, "kind": "Tập thể", "award": "TTLĐTT", "type": "Công trạng", "year": year,
         "number": f"{year}/QĐ-SNV", "decided_on": f"20/12/{year}"}
        for year, name in enumerate(names, start=2020)
    ]  # fmt: skip

    made = handed_in(world, workbook(rows))

    assert (made.problems, doubts(made)) == ([], [])
    accepted_history(made)
    assert AwardRecord.objects.filter(unit=unit).count() == 3


def test_29_a_code_in_two_forms_is_one(world: World, office: Client) -> None:
    rows = [UNIT_HEADS[:2], ["RỪNG", "Hội Một"], [unicodedata.normalize("NFD", "rừng"), "Hội Hai"]]

    page = looked_at(office, units_page(world), rows)

    [problem] = page.context["problems"]
    assert (problem.path, "đã có ở dòng 2" in problem.message) == ("A3", True)
    assert not Unit.objects.filter(name__startswith="Hội Hai").exists()


def test_30_an_escaped_line_end_is_a_space(world: World, office: Client) -> None:
    page = looked_at(
        office, units_page(world), [UNIT_HEADS[:2], ["T1", "Hội Trồng rừng_x000D_\ntỉnh"]]
    )
    accepted(office, units_page(world), page)

    assert Unit.objects.get(code="T1").name == "Hội Trồng rừng tỉnh"


@pytest.mark.parametrize("is_hidden", [True, False])
def test_31_the_list_is_found_behind_another_sheet(
    world: World, office: Client, *, is_hidden: bool
) -> None:
    def hide(book: Workbook) -> None:
        first = book.create_sheet("Danh mục", 0)
        for row in NOTES:
            first.append(list(row))
        first.sheet_state = "hidden" if is_hidden else "visible"

    units = changed(sheet_of_rows([UNIT_HEADS, ["T1", "Hội Thử"]]), hide)
    people = changed(sheet_of_rows([PERSON_HEADS, ["CCC-7", "Phan Thị Hoa"]]), hide)

    for url, data, told in (
        (units_page(world), units, "T1 – Hội Thử"),
        (people_page(world), people, "CCC-7 – Phan Thị Hoa"),
    ):
        page = looked_at(office, url, data)
        assert added(page) == [told]
        accepted(office, url, page)
    assert Unit.objects.get(code="T1").name == "Hội Thử"
    assert Person.objects.get().full_name == "Phan Thị Hoa"


def test_37_text_of_an_old_font_wants_a_look(world: World, office: Client) -> None:
    page = looked_at(office, units_page(world), [UNIT_HEADS[:2], ["T1", "Së Tµi chÝnh tØnh"]])

    [(cell, said)] = doubts_in(page)
    assert (cell, "TCVN3" in said) == ("B2", True)
    assert "cần xem lại" in accepted(office, units_page(world), page, despite_doubts=False)
    assert not Unit.objects.filter(code="T1").exists()


@pytest.mark.parametrize("row", [100_000, 1_048_576])
def test_39_a_stray_space_far_down_is_no_row(world: World, office: Client, row: int) -> None:
    def stray(book: Workbook) -> None:
        book.worksheets[0].cell(row, 1, " ")

    data = changed(sheet_of_rows([UNIT_HEADS[:2], ["T1", "Hội Thử"]]), stray)
    page = looked_at(office, units_page(world), data)
    accepted(office, units_page(world), page)

    assert Unit.objects.get(code="T1").name == "Hội Thử"


@pytest.mark.parametrize("written", ["08-03-2023", "08.03.2023", "2023-03-08", "8/3/2023"])
def test_38_one_reader_of_days(world: World, office: Client, written: str) -> None:
    units = [[*UNIT_HEADS[:2], "Hoạt động từ"], ["T1", "Hội Thử", written]]
    people = [[*PERSON_HEADS[:2], "Về đơn vị từ ngày"], ["CCC-7", "Phan Thị Hoa", written]]
    row = {"name": "Hội AAA", "kind": "Tập thể", "award": "TTLĐTT", "type": "Công trạng",
           "year": 2022, "number": "5/QĐ", "decided_on": written}  # fmt: skip

    unit = looked_at(office, units_page(world), units)
    person = looked_at(office, people_page(world), people)
    made = handed_in(world, workbook([row]))

    assert "Hoạt động từ: 08/03/2023" in unit.context["preview"].changes[0].after
    assert "Về đơn vị từ ngày: 08/03/2023" in person.context["preview"].changes[0].after
    assert made.preview["rows"][0][-1] == "5/QĐ, 08/03/2023"
    accepted(office, units_page(world), unit)
    accepted(office, people_page(world), person)
    accepted_history(made)
    assert Unit.objects.get(code="T1").valid_from == date(2023, 3, 8)
    assert AwardRecord.objects.get().decision.decided_on == date(2023, 3, 8)


@pytest.mark.parametrize("typed", ["H’Hen", "H'hen nie", "h‘hen"])
def test_25_a_search_takes_every_apostrophe_for_one(
    world: World, office: Client, typed: str
) -> None:
    url = people_page(world)
    accepted(office, url, looked_at(office, url, [PERSON_HEADS[:2], ["CCC-7", "H'Hen Niê"]]))

    found = office.get(reverse("people:people"), {"q": typed}).content.decode()

    assert "H&#x27;Hen Niê" in found
