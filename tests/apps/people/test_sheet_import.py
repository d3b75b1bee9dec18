"""A sheet of people read back: columns and cells that say nothing change nothing."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from tests.factories import World
from tests.one_line import one_line
from thidua.apps.audit.models import Entry
from thidua.apps.people.models import Person

FULL = ["Mã", "Họ và tên", "Năm sinh", "Giới tính", "Chức vụ", "Đối tượng", "Lao động trực tiếp",
        "Tính vào tỷ lệ", "Về đơn vị từ ngày", "Mã đơn vị"]  # fmt: skip
HOA = ["HDY-11", "Nguyễn Thị Hoa", 1980, "nữ", "Chuyên viên", "viên chức", "có", "không", None, ""]
STORED = {"full_name": "Nguyễn Thị Hoa", "birth_year": 1980, "sex": "female",
          "position": "Chuyên viên", "staff_class": "public_employee", "is_direct_worker": True,
          "counts_in_ratios": False}  # fmt: skip
Rows = list[list[Any]]


@pytest.fixture
def officer(world: World, sign_in: Any) -> Client:
    """The officer of CCC, signed in."""
    client: Client = sign_in(world.member)
    return client


def previewed(client: Client, world: World, rows: Rows) -> Any:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    out = BytesIO()
    book.save(out)
    address = reverse("people:import", args=[world.units["CCC"].pk])
    return client.post(
        address, {"sheet": SimpleUploadedFile("a.xlsx", out.getvalue())}, follow=True
    )


def accepted(client: Client, world: World, rows: Rows) -> str:
    previewed(client, world, rows)
    address = reverse("people:import_accept", args=[world.units["CCC"].pk])
    return client.post(address, follow=True).content.decode()


def stored() -> dict[str, Any]:
    return Person.objects.values(*STORED).get()


@pytest.mark.parametrize(
    "rows",
    [
        [["Mã", "Họ và tên"], ["HDY-11", "Nguyễn Thị Hoa"]],
        [FULL, ["hdy-11", "Nguyễn Thị Hoa", None, "", None, "", "", None, "", ""]],
        [["ma", "ho va ten", "Đối tượng"], ["HDY-11", "Nguyễn Thị Hoa", None]],
    ],
)
def test_absent_columns_and_empty_cells_change_nothing(
    world: World, officer: Client, rows: Rows
) -> None:
    assert "Đã thêm 1 người" in accepted(officer, world, [FULL, HOA])
    assert stored() == STORED

    page = previewed(officer, world, rows)
    done = accepted(officer, world, rows)

    assert (page.context["same"], page.context["changed"]) == (1, [])
    assert "Đã thêm 0 người, cập nhật 0 người" in done
    assert stored() == STORED
    assert not Entry.objects.filter(action="people.edit_person").exists()


def test_a_cell_says_that_it_is_to_be_cleared(world: World, officer: Client) -> None:
    accepted(officer, world, [FULL, HOA])
    rows = [["Mã", "Họ và tên", "Năm sinh", "Chức vụ", "Lao động trực tiếp"],
            ["HDY-11", "Nguyễn Thị Hoa", "(xoá)", "(xóa)", "(xóa)"]]  # fmt: skip

    page = previewed(officer, world, rows)
    accepted(officer, world, rows)

    [change] = page.context["changed"]
    assert [(cell.column, cell.before, cell.after) for cell in change.cells] == [
        ("Năm sinh", "1980", "(trống)"),
        ("Chức vụ", "Chuyên viên", "(trống)"),
        ("Lao động trực tiếp", "có", "(trống)"),
    ]
    cleared = {"birth_year": None, "position": "", "is_direct_worker": None}
    assert stored() == STORED | cleared


@pytest.mark.parametrize(
    ("heads", "cell", "said"),
    [
        (["Mã", "Họ và tên", "Ngạch"], "C1", "«Ngạch»"),
        (["Mã", "Họ và tên", "Năm sinh", "Năm  sinh"], "D1", "đã có ở ô C1"),
        (["Mã", "Họ và tên", "Đối tượng"], "C2", "cán bộ, công chức"),
    ],
)
def test_strange_and_doubled_heads_and_what_cannot_be_cleared_are_refused_by_cell(
    world: World, officer: Client, heads: list[str], cell: str, said: str
) -> None:
    answer = previewed(officer, world, [heads, ["HDY-11", "Nguyễn Thị Hoa", "(xóa)", 1980]])

    page = answer.content.decode()
    assert answer.status_code == 422
    assert cell in page
    assert said in page
    assert Person.objects.count() == 0


def test_the_preview_of_somebody_new_shows_all_that_is_written(
    world: World, officer: Client
) -> None:
    page = previewed(officer, world, [FULL, HOA, ["HDY-12", "Nguyen Thi Hoa", 1980]])

    first, second = page.context["new"]
    assert {cell.column: cell.after for cell in first.cells} == {
        "Năm sinh": "1980", "Giới tính": "nữ",
        "Chức vụ": "Chuyên viên", "Đối tượng": "viên chức", "Lao động trực tiếp": "có",
        "Tính vào tỷ lệ": "không",
    }  # fmt: skip
    assert page.context["changed"] == []
    assert "Đối tượng: công chức; Tính vào tỷ lệ: có" in one_line(page)
    assert (first.double, second.double) == ("", "")


@pytest.mark.parametrize(
    ("name", "double"),
    [("Nguyen Thi Hoa", "HDY-11"), ("NGUYỄN THỊ HOA", "HDY-11"), ("Nguyễn Thị Hòa", "")],
)
def test_marks_decide_who_may_be_known_already(
    world: World, officer: Client, name: str, double: str
) -> None:
    accepted(officer, world, [FULL, HOA])

    [new] = previewed(officer, world, [FULL, ["HDY-12", name, 1980]]).context["new"]

    assert new.double == (f"trùng họ tên, năm sinh với mã {double}" if double else "")


def test_two_new_people_of_one_name_and_year_are_pointed_out(world: World, officer: Client) -> None:
    rows = [["Mã", "Họ và tên", "Năm sinh"], ["A1", "Lê Văn An", 1990], ["A2", "Lê Văn An", 1990],
            ["A3", "Lê Văn Ân", 1990], ["A4", "Lê Văn An", 1991]]  # fmt: skip

    page = previewed(officer, world, rows)

    doubles = {change.code: change.double for change in page.context["new"]}
    assert "với mã A1" in doubles["A2"]
    assert (doubles["A1"], doubles["A3"], doubles["A4"]) == ("", "", "")
