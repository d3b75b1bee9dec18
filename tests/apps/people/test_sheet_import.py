"""A sheet of people read back: columns and cells that say nothing change nothing."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import World
from tests.uploading import Rows, added, changed_cells, doubts_in, looked_at
from tests.uploading import accepted as accept
from thidua.apps.audit.models import Entry
from thidua.apps.people.models import Person

FULL = ["Mã", "Họ và tên", "Năm sinh", "Giới tính", "Chức vụ", "Đối tượng", "Lao động trực tiếp",
        "Tính vào tỷ lệ", "Về đơn vị từ ngày", "Mã đơn vị"]  # fmt: skip
HOA = ["HDY-11", "Nguyễn Thị Hoa", 1980, "nữ", "Chuyên viên", "viên chức", "có", "không", None, ""]
STORED = {"full_name": "Nguyễn Thị Hoa", "birth_year": 1980, "sex": "female",
          "position": "Chuyên viên", "staff_class": "public_employee", "is_direct_worker": True,
          "counts_in_ratios": False}  # fmt: skip


@pytest.fixture
def officer(world: World, sign_in: Any) -> Client:
    """The officer of CCC, signed in."""
    client: Client = sign_in(world.member)
    return client


def previewed(client: Client, world: World, rows: Rows) -> Any:
    return looked_at(client, reverse("people:import_people", args=[world.units["CCC"].pk]), rows)


def accepted(client: Client, world: World, rows: Rows) -> str:
    url = reverse("people:import_people", args=[world.units["CCC"].pk])
    return accept(client, url, previewed(client, world, rows))


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

    assert (page.context["preview"].same, changed_cells(page)) == (1, [])
    assert "Đã thêm 0 người, cập nhật 0 người" in done
    assert stored() == STORED
    assert not Entry.objects.filter(action="people.edit_person").exists()


def test_a_cell_says_that_it_is_to_be_cleared(world: World, officer: Client) -> None:
    accepted(officer, world, [FULL, HOA])
    rows = [["Mã", "Họ và tên", "Năm sinh", "Chức vụ", "Lao động trực tiếp"],
            ["HDY-11", "Nguyễn Thị Hoa", "(xoá)", "(xóa)", "(xóa)"]]  # fmt: skip

    page = previewed(officer, world, rows)
    accepted(officer, world, rows)

    assert changed_cells(page) == [
        ("Năm sinh", "1980", ""),
        ("Chức vụ", "Chuyên viên", ""),
        ("Lao động trực tiếp", "có", ""),
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

    first, second = page.context["preview"].changes
    assert first.after == (
        "Mã: HDY-11; Họ và tên: Nguyễn Thị Hoa; Năm sinh: 1980; Giới tính: nữ; "
        "Chức vụ: Chuyên viên; Đối tượng: viên chức; Lao động trực tiếp: có; Tính vào tỷ lệ: không"
    )
    assert "Đối tượng: công chức; Tính vào tỷ lệ: có" in second.after
    assert doubts_in(page) == [("B3", "«Nguyen Thi Hoa» dòng 2 cũng thêm Nguyễn Thị Hoa.")]


@pytest.mark.parametrize(
    ("name", "double"),
    [("Nguyen Thi Hoa", "HDY-11"), ("NGUYỄN THỊ HOA", "HDY-11"), ("Nguyễn Thị Hòa", "")],
)
def test_marks_decide_who_may_be_known_already(
    world: World, officer: Client, name: str, double: str
) -> None:
    accepted(officer, world, [FULL, HOA])

    page = previewed(officer, world, [FULL, ["HDY-12", name, 1980]])

    doubt = f"«{name}» danh sách đã có Nguyễn Thị Hoa, sinh 1980, mã {double}."
    assert doubts_in(page) == ([("B2", doubt)] if double else [])


def test_two_new_people_of_one_name_and_year_are_pointed_out(world: World, officer: Client) -> None:
    rows = [["Mã", "Họ và tên", "Năm sinh"], ["A1", "Lê Văn An", 1990], ["A2", "Lê Văn An", 1990],
            ["A3", "Lê Văn Ân", 1990], ["A4", "Lê Văn An", 1991]]  # fmt: skip

    page = previewed(officer, world, rows)

    assert doubts_in(page) == [("B3", "«Lê Văn An» dòng 2 cũng thêm Lê Văn An.")]


def test_without_codes_people_are_found_by_name_and_year_and_new_ones_get_a_code(
    world: World, officer: Client
) -> None:
    accepted(officer, world, [FULL, HOA, ["HDY-12", "Nguyễn Thị Hoa", 1990]])
    rows = [["Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị"],
            ["Nguyễn Thị Hoa", 1990, "Phó phòng", "Hội CCC"],
            ["Trần Văn Minh", 1977, "", "ccc"]]  # fmt: skip

    page = previewed(officer, world, rows)
    done = accept(officer, reverse("people:import_people", args=[world.units["CCC"].pk]), page)

    assert changed_cells(page) == [("Chức vụ", "", "Phó phòng")]
    assert added(page) == ["CCC-0001 – Trần Văn Minh"]
    assert "mã đề nghị" in page.content.decode()
    assert "Đã thêm 1 người, cập nhật 1 người" in done
    assert Person.objects.get(code="HDY-12").position == "Phó phòng"
    assert Person.objects.get(code="HDY-11").position == "Chuyên viên"


def test_an_empty_code_is_matched_by_name_beside_rows_with_codes(
    world: World, officer: Client
) -> None:
    accepted(officer, world, [FULL, HOA])

    page = previewed(officer, world, [FULL, ["", "nguyen thi hoa", 1980, "nữ"]])

    assert (page.context["preview"].changes, page.context["preview"].same) == ([], 1)
    [(cell, said)] = doubts_in(page)
    assert (cell, "ghi không dấu, được hiểu là Nguyễn Thị Hoa" in said) == ("B2", True)
    assert stored() == STORED


def test_a_name_that_two_have_is_refused_by_row(world: World, officer: Client) -> None:
    accepted(officer, world, [FULL, HOA, ["HDY-12", "Nguyễn Thị Hoa", 1990]])

    answer = previewed(officer, world, [["Họ và tên"], ["Nguyễn Thị Hoa"]])

    assert answer.status_code == 422
    assert "ghi mã" in answer.content.decode()


def test_a_proposed_code_is_nobodys_in_another_unit_either(world: World, officer: Client) -> None:
    Person.objects.create(
        authority=world.authority, unit=world.units["AAA"], code="ccc-0001", full_name="Ai"
    )

    page = previewed(officer, world, [["Họ và tên"], ["Trần Văn Minh"]])

    assert added(page) == ["CCC-0002 – Trần Văn Minh"]


def test_a_list_of_people_is_accepted_once(world: World, officer: Client) -> None:
    accepted(officer, world, [FULL, HOA])
    url = reverse("people:import_people", args=[world.units["CCC"].pk])
    page = previewed(officer, world, [["Mã", "Họ và tên", "Chức vụ"], [*HOA[:2], "Phó phòng"]])

    assert "cập nhật 1 người" in accept(officer, url, page)
    assert "Tệp đã được nhận rồi" in accept(officer, url, page)


def test_the_page_names_the_unit_and_its_sample_has_only_its_people(
    world: World, officer: Client
) -> None:
    unit = world.units["CCC"]

    page = officer.get(reverse("people:import_people", args=[unit.pk])).content.decode()

    assert f"Nhập cá nhân của {unit} từ Excel" in page
    assert f'href="{reverse("people:workbook")}?unit={unit.pk}"' in page
