"""A sheet of units read back: what it does not say stays, what changes is shown and counted."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from tests.apps.organisations.pages import HEADS, address
from tests.factories import NOON, World
from tests.one_line import one_line
from thidua.apps.audit.models import Entry
from thidua.apps.organisations.actions.units import edit_unit, unit_facts
from thidua.apps.organisations.facts import UnitFacts
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.queries import with_words

Rows = list[list[Any]]


def previewed(client: Client, world: World, rows: Rows) -> Any:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    out = BytesIO()
    book.save(out)
    sheet = SimpleUploadedFile("don-vi.xlsx", out.getvalue())
    return client.post(address("import_units", world.authority.pk), {"sheet": sheet}, follow=True)


def accepted(client: Client, world: World, rows: Rows) -> str:
    previewed(client, world, rows)
    return client.post(
        address("import_accept", world.authority.pk), follow=True
    ).content.decode()  # fmt: skip


@pytest.fixture
def told(world: World) -> Unit:
    """The unit AAA with everything that a sheet may say, otherwise than by default."""
    unit = world.units["AAA"]
    facts = UnitFacts("AAA", "Hội AAA", ("Hội A", "AAA tỉnh"), date(2001, 5, 1), None,
                      has_party_cell=False, has_union=True, has_youth_union=False)  # fmt: skip
    return edit_unit(unit, facts, actor=world.standing, at=NOON)


@pytest.mark.parametrize(
    "rows",
    [
        [["Mã", "Tên đầy đủ"], ["AAA", "Hội AAA"]],
        [HEADS, ["aaa", "Hội AAA", "", None, "", "", None, ""]],
        [["Mã", "Tên đầy đủ", "Tên gọi khác"], ["AAA", "Hội AAA", "AAA tỉnh; Hội A"]],
    ],
)
def test_absent_columns_and_empty_cells_change_nothing(
    world: World, office: Client, told: Unit, rows: Rows
) -> None:
    before, edits = unit_facts(told), Entry.objects.filter(action="organisations.edit_unit").count()

    page = previewed(office, world, rows)
    done = accepted(office, world, rows)

    assert (page.context["same"], page.context["changed"]) == (1, [])
    assert "Đã thêm 0 đơn vị, cập nhật 0 đơn vị" in done
    assert unit_facts(Unit.objects.get(pk=told.pk)) == before
    assert Entry.objects.filter(action="organisations.edit_unit").count() == edits


def test_the_count_that_is_announced_is_the_count_that_is_done(
    world: World, office: Client
) -> None:
    rows = [["Mã", "Tên đầy đủ"], *([unit.code, unit.name] for unit in world.units.values())]
    rows[2][1] = "Hội BBB tỉnh"

    page = previewed(office, world, rows)
    done = accepted(office, world, rows)

    assert len(page.context["changed"]) == 1
    assert "Đã thêm 0 đơn vị, cập nhật 1 đơn vị" in done


def test_a_unit_called_otherwise_keeps_its_former_name_and_its_other_names(
    world: World, office: Client, told: Unit
) -> None:
    accepted(office, world, [["Mã", "Tên đầy đủ"], ["AAA", "Hội Mới"]])

    unit = Unit.objects.get(pk=told.pk)
    assert (unit.name, unit_facts(unit).aliases) == ("Hội Mới", ("Hội A", "AAA tỉnh"))
    former = unit.aliases.get(kind="former")
    assert (former.name, former.until is None) == ("Hội AAA", False)
    for words in ("hoi moi", "hoi aaa", "aaa tinh"):
        assert with_words(Unit.objects.all(), words).get() == unit


def test_a_name_spelled_otherwise_is_no_former_name(
    world: World, office: Client, told: Unit
) -> None:
    accepted(office, world, [["Mã", "Tên đầy đủ"], ["AAA", "HỘI AAA"]])

    assert not told.aliases.filter(kind="former").exists()
    assert Unit.objects.get(pk=told.pk).name == "HỘI AAA"


def test_a_blank_never_becomes_yes_and_the_preview_of_a_new_unit_shows_it(
    world: World, office: Client
) -> None:
    rows = [["Mã", "Tên đầy đủ", "Có chi bộ", "Có công đoàn"], ["DDD", "Hội DDD", "", "có"]]

    page = previewed(office, world, rows)
    accepted(office, world, rows)

    [new] = page.context["new"]
    assert page.context["changed"] == []
    assert {cell.column: cell.after for cell in new.cells} == {
        "Có chi bộ": "không", "Có công đoàn": "có",
        "Có chi đoàn": "không",
    }  # fmt: skip
    unit = Unit.objects.get(code="DDD")
    assert (unit.has_party_cell, unit.has_union, unit.has_youth_union) == (False, True, False)


def test_clearing_and_each_change_is_shown_old_and_new(
    world: World, office: Client, told: Unit
) -> None:
    rows = [["Mã", "Tên đầy đủ", "Tên gọi khác", "Hoạt động từ", "Có chi bộ"],
            ["AAA", "Hội AAA", "(xóa)", "(xoá)", "có"]]  # fmt: skip

    [change] = previewed(office, world, rows).context["changed"]
    accepted(office, world, rows)

    assert [(cell.column, cell.before, cell.after) for cell in change.cells] == [
        ("Tên gọi khác", "Hội A; AAA tỉnh", "(trống)"),
        ("Hoạt động từ", "01/05/2001", "(trống)"),
        ("Có chi bộ", "không", "có"),
    ]
    facts = unit_facts(Unit.objects.get(pk=told.pk))
    assert (facts.aliases, facts.valid_from, facts.has_party_cell) == ((), None, True)


@pytest.mark.parametrize(
    ("heads", "cell", "said"),
    [
        (["Mã", "Tên đầy đủ", "Chi bộ", "Công đoàn"], "C1", "«Chi bộ»"),
        (["Mã", "Tên đầy đủ", "Có chi bộ", "CÓ CHI BỘ"], "D1", "đã có ở ô C1"),
        (["Mã", "Tên đầy đủ", "Có chi bộ"], "C2", "“có” hoặc “không”"),
    ],
)
def test_strange_and_doubled_heads_are_refused_by_cell(
    world: World, office: Client, heads: list[str], cell: str, said: str
) -> None:
    answer = previewed(office, world, [heads, ["AAA", "Hội AAA", "(xóa)", ""]])

    page = answer.content.decode()
    assert answer.status_code == 422
    assert cell in page
    assert said in page


def test_text_of_an_old_font_is_warned_of(world: World, sign_in: Any) -> None:
    rows = [["Mã", "Tên đầy đủ"], ["ZZ1", "Së Néi vô TØnh Gia Lai"], ["ZZ2", "Sở Nội vụ"]]

    page = one_line(previewed(sign_in(world.standing), world, rows))

    assert "phông cũ (TCVN3, VNI)" in page
    assert "Dòng: 2." in page


def test_the_same_code_in_two_forms_is_refused_by_its_row(world: World, sign_in: Any) -> None:
    rows = [["Mã", "Tên đầy đủ"], ["ĐẤT", "Hội Một"], ["ĐÂ\u0301T", "Hội Hai"]]

    page = previewed(sign_in(world.standing), world, rows).content.decode()

    assert "đã có ở dòng 2" in page
