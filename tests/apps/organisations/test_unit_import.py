"""A sheet of units read back: what it does not say stays, what changes is shown and counted."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.apps.organisations.pages import HEADS, address
from tests.factories import NOON, World
from tests.uploading import Rows, added, changed_cells, doubts_in, looked_at
from tests.uploading import accepted as accept
from thidua.apps.audit.models import Entry
from thidua.apps.organisations.actions.units import edit_unit, unit_facts
from thidua.apps.organisations.facts import UnitFacts
from thidua.apps.organisations.models import Unit
from thidua.web.lists import with_words


def previewed(client: Client, world: World, rows: Rows) -> Any:
    return looked_at(client, address("import_units", world.authority.pk), rows)


def accepted(client: Client, world: World, rows: Rows) -> str:
    url = address("import_units", world.authority.pk)
    return accept(client, url, previewed(client, world, rows))


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

    assert (page.context["preview"].same, changed_cells(page)) == (1, [])
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

    assert changed_cells(page) == [("Tên đầy đủ", "Hội BBB", "Hội BBB tỉnh")]
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

    [new] = page.context["preview"].changes
    assert new.after == (
        "Mã: DDD; Tên đầy đủ: Hội DDD; Có chi bộ: không; Có công đoàn: có; Có chi đoàn: không"
    )
    unit = Unit.objects.get(code="DDD")
    assert (unit.has_party_cell, unit.has_union, unit.has_youth_union) == (False, True, False)


def test_clearing_and_each_change_is_shown_old_and_new(
    world: World, office: Client, told: Unit
) -> None:
    rows = [["Mã", "Tên đầy đủ", "Tên gọi khác", "Hoạt động từ", "Có chi bộ"],
            ["AAA", "Hội AAA", "(xóa)", "(xoá)", "có"]]  # fmt: skip

    page = previewed(office, world, rows)
    accepted(office, world, rows)

    assert changed_cells(page) == [
        ("Tên gọi khác", "Hội A; AAA tỉnh", ""),
        ("Hoạt động từ", "01/05/2001", ""),
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

    page = previewed(sign_in(world.standing), world, rows)

    [(cell, said)] = doubts_in(page)
    assert cell == "B2"
    assert "phông cũ (TCVN3, VNI)" in said


def test_the_same_code_in_two_forms_is_refused_by_its_row(world: World, sign_in: Any) -> None:
    rows = [["Mã", "Tên đầy đủ"], ["ĐẤT", "Hội Một"], ["ĐÂ\u0301T", "Hội Hai"]]

    page = previewed(sign_in(world.standing), world, rows).content.decode()

    assert "đã có ở dòng 2" in page


def test_without_codes_units_are_found_by_name_and_new_ones_get_a_code(
    world: World, office: Client, told: Unit
) -> None:
    rows = [["Tên đầy đủ", "Có công đoàn"], ["hội aaa", "không"], ["Hội Chữ thập đỏ", "có"],
            ["Hội Cựu thanh niên", ""]]  # fmt: skip

    page = previewed(office, world, rows)
    said = accept(office, address("import_units", world.authority.pk), page)

    assert changed_cells(page) == [("Có công đoàn", "có", "không")]
    assert added(page) == ["HCTD – Hội Chữ thập đỏ", "HCTN – Hội Cựu thanh niên"]
    assert "mã đề nghị" in page.content.decode()
    assert doubts_in(page) == []
    assert "Đã thêm 2 đơn vị, cập nhật 1 đơn vị" in said
    unit = Unit.objects.get(pk=told.pk)
    assert (unit.code, unit.name, unit.has_union) == ("AAA", "Hội AAA", False)
    assert Unit.objects.get(code="HCTD").has_union


def test_a_name_in_one_column_is_a_list_already(world: World, office: Client) -> None:
    page = previewed(office, world, [["Danh sách"], ["Tên đầy đủ"], ["Hội AAA"], ["Hội Mới"]])

    assert (added(page), page.context["preview"].same) == (["HM – Hội Mới"], 1)


def test_doubts_want_a_tick_and_nothing_is_written_without(
    world: World, office: Client, told: Unit
) -> None:
    rows = [["Mã", "Tên đầy đủ", "Có chi bộ"], ["", "AAA tinh", "có"]]
    url = address("import_units", world.authority.pk)

    page = previewed(office, world, rows)
    refused = accept(office, url, page, despite_doubts=False)

    assert [cell for cell, _said in doubts_in(page)] == ["B2"]
    assert "1 chỗ cần xem lại" in refused
    assert not Unit.objects.get(pk=told.pk).has_party_cell
    assert "cập nhật 1 đơn vị" in accept(office, url, page)
    assert (Unit.objects.get(pk=told.pk).name, Unit.objects.count()) == ("Hội AAA", 4)


def test_two_units_of_one_name_are_refused_by_row(world: World, office: Client) -> None:
    Unit.objects.filter(code="BBB").update(name="Hội AAA")

    answer = previewed(office, world, [["Tên đầy đủ"], ["Hội AAA"]])

    assert answer.status_code == 422
    [problem] = answer.context["problems"]
    assert problem.path == "A2"
    assert "Hội AAA, mã AAA; Hội AAA, mã BBB; ghi mã" in problem.message


def test_a_list_is_accepted_once_and_not_after_somebody_saved(
    world: World, office: Client, told: Unit
) -> None:
    url = address("import_units", world.authority.pk)
    page = previewed(office, world, [["Mã", "Tên đầy đủ", "Có chi bộ"], ["AAA", "Hội AAA", "có"]])
    rows = [["Mã", "Tên đầy đủ", "Có chi đoàn"], ["AAA", "Hội AAA", "có"], ["N", "Hội N", "có"]]
    overtaken = previewed(office, world, rows)
    new = previewed(office, world, [rows[0], rows[2]])

    assert "cập nhật 1 đơn vị" in accept(office, url, page)
    assert "Tệp đã được nhận rồi" in accept(office, url, page)
    assert "Dòng 2: Hội AAA vừa được người khác sửa" in accept(office, url, overtaken)
    assert "Đã thêm 1 đơn vị" in accept(office, url, new)
    office.session.flush()
    office.force_login(world.standing)
    assert "Dòng 2: Mã “N” đã dùng" in accept(office, url, new)
    assert Entry.objects.filter(action="organisations.edit_unit").count() == 2
