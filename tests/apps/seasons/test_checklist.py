"""The checklist: add, change, order, tick by unit and for good, take back."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from tests.factories import NOON, World
from thidua.apps.audit.queries import history_of
from thidua.apps.seasons.actions.checklist import (
    ItemFacts,
    add_checklist_item,
    edit_checklist_item,
    order_checklist_item,
    remove_checklist_item,
    tick_checklist_item,
    untick_checklist_item,
)
from thidua.apps.seasons.models import ChecklistItem, Season
from thidua.apps.seasons.refusals import ItemAlreadyDone, ItemNotDone, ItemTextMissing, SeasonClosed
from thidua.web.revisions import StalePage

UNITS = ItemFacts("Gửi  báo cáo ", "units", date(2023, 7, 15))
HEAD = ItemFacts("Họp khối", "head")


@pytest.fixture
def owed_by_units(world: World) -> ChecklistItem:
    return add_checklist_item(world.season, UNITS, actor=world.head, at=NOON)


def test_add_checklist_item_goes_to_the_end(world: World, owed_by_units: ChecklistItem) -> None:
    item = add_checklist_item(world.season, HEAD, actor=world.head, at=NOON)

    assert [(i.text, i.order) for i in world.season.checklist.all()] == [
        ("Gửi báo cáo", 0),
        ("Họp khối", 1),
    ]
    assert history_of(item).get().data["text"] == "Họp khối"


def test_add_checklist_item_needs_words(world: World) -> None:
    with pytest.raises(ItemTextMissing):
        add_checklist_item(world.season, ItemFacts("  ", "head"), actor=world.head, at=NOON)


def test_tick_by_each_unit_then_it_is_done_for_good(
    world: World, owed_by_units: ChecklistItem
) -> None:
    for code in ("AAA", "BBB"):
        item = tick_checklist_item(
            owed_by_units, actor=world.officers[code], at=NOON, unit=world.units[code]
        )
        assert item.done_at is None

    item = tick_checklist_item(
        owed_by_units, actor=world.leaders["CCC"], at=NOON, unit=world.units["CCC"]
    )

    assert (item.done_at, item.done_by) == (NOON, world.leaders["CCC"])
    assert item.ticks.count() == 3


def test_tick_is_for_the_own_unit_only(world: World, owed_by_units: ChecklistItem) -> None:
    with pytest.raises(PermissionDenied):
        tick_checklist_item(owed_by_units, actor=world.head, at=NOON, unit=world.units["CCC"])
    with pytest.raises(PermissionDenied):
        tick_checklist_item(owed_by_units, actor=world.member, at=NOON)


def test_tick_twice_says_who_was_first(world: World, owed_by_units: ChecklistItem) -> None:
    tick_checklist_item(owed_by_units, actor=world.member, at=NOON, unit=world.units["CCC"])
    with pytest.raises(ItemAlreadyDone, match=r"CCC\.CV đánh dấu xong lúc 12:00 ngày 15/06/2023"):
        tick_checklist_item(
            owed_by_units, actor=world.leaders["CCC"], at=NOON, unit=world.units["CCC"]
        )
    tick_checklist_item(owed_by_units, actor=world.head, at=NOON)
    with pytest.raises(ItemAlreadyDone, match=r"AAA\.CV"):
        tick_checklist_item(owed_by_units, actor=world.deputy, at=NOON)


def test_untick_opens_it_again(world: World, owed_by_units: ChecklistItem) -> None:
    unit = world.units["CCC"]
    tick_checklist_item(owed_by_units, actor=world.member, at=NOON, unit=unit)

    untick_checklist_item(owed_by_units, actor=world.member, at=NOON, unit=unit)

    assert owed_by_units.ticks.count() == 0
    with pytest.raises(ItemNotDone, match="Gửi báo cáo"):
        untick_checklist_item(owed_by_units, actor=world.member, at=NOON, unit=unit)
    with pytest.raises(ItemNotDone):
        untick_checklist_item(owed_by_units, actor=world.head, at=NOON)


def test_what_the_standing_office_owes_only_it_ticks(world: World) -> None:
    facts = ItemFacts("Rà soát danh sách", "standing")
    item = add_checklist_item(world.season, facts, actor=world.standing, at=NOON)

    with pytest.raises(PermissionDenied):
        tick_checklist_item(item, actor=world.head, at=NOON)
    assert tick_checklist_item(item, actor=world.standing, at=NOON).done_at == NOON


def test_edit_checklist_item_records_from_and_to(
    world: World, owed_by_units: ChecklistItem
) -> None:
    edited = edit_checklist_item(owed_by_units, HEAD, revision=0, actor=world.deputy, at=NOON)

    assert (edited.text, edited.owner, edited.due_on, edited.revision) == (
        "Họp khối",
        "head",
        None,
        1,
    )
    data = history_of(edited).get(action="seasons.edit_checklist_item").data
    assert (data["from"]["text"], data["to"]["text"]) == ("Gửi báo cáo", "Họp khối")
    with pytest.raises(StalePage, match=r"BBB\.CV"):
        edit_checklist_item(owed_by_units, UNITS, revision=0, actor=world.head, at=NOON)


def test_order_checklist_item_moves_one_place(world: World) -> None:
    items = [
        add_checklist_item(world.season, ItemFacts(text, "head"), actor=world.head, at=NOON)
        for text in ("Một", "Hai", "Ba")
    ]

    order_checklist_item(items[2], down=False, actor=world.head, at=NOON)
    order_checklist_item(items[0], down=False, actor=world.head, at=NOON)

    assert [item.text for item in world.season.checklist.all()] == ["Một", "Ba", "Hai"]
    assert history_of(items[2]).first().data == {"from": 3, "to": 2}  # type: ignore[union-attr] # there is one


def test_remove_checklist_item_keeps_it_in_the_journal(
    world: World, owed_by_units: ChecklistItem
) -> None:
    key = str(owed_by_units.pk)

    remove_checklist_item(owed_by_units, actor=world.head, at=NOON)

    assert not world.season.checklist.exists()
    removed = history_of(ChecklistItem(pk=int(key))).first()
    assert removed is not None
    assert (removed.action, removed.data["text"]) == (
        "seasons.remove_checklist_item",
        "Gửi báo cáo",
    )


def test_a_closed_year_keeps_its_checklist(world: World, owed_by_units: ChecklistItem) -> None:
    Season.objects.update(state="closed", closed_at=NOON)

    with pytest.raises(SeasonClosed):
        add_checklist_item(world.season, HEAD, actor=world.head, at=NOON)
    with pytest.raises(SeasonClosed):
        tick_checklist_item(owed_by_units, actor=world.member, at=NOON, unit=world.units["CCC"])
    with pytest.raises(SeasonClosed):
        remove_checklist_item(owed_by_units, actor=world.head, at=NOON)
