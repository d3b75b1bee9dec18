"""Figures that the ledger, movements and meetings feed; names that have no effect."""

from datetime import date, time
from typing import Any

import pytest

from tests.apps.appraisals.builders import opened, scheme_definition, sheet_of
from tests.apps.ledger.material import q, recorded
from tests.factories import World
from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.scoring.fed import behind, fed_lines
from thidua.apps.meetings.models import Attendance, Conference
from thidua.apps.movements.models import Movement
from thidua.apps.schemes.definition.rows import fed_note


def fed(world: World, feed: str, measure: str, **rule: Any) -> Line:
    """The line of CCC that a criterion with this feed fills."""
    criterion: dict[str, Any] = {
        "id": "II.9", "name": "Hệ thống điền", "max": "20", "measure": measure,
        "rule": (rule or {"type": "per_item", "points_per_item": "1"}) | {"fed_by": feed},
    }  # fmt: skip
    opened(world, scheme_definition(("II", criterion)))
    return again(world)


def again(world: World) -> Line:
    """The same, read once more."""
    return next(line for line in fed_lines(sheet_of(world, "CCC")) if line.item == "II.9")


@pytest.mark.parametrize(
    ("measure", "value", "text"),
    [
        ("suất học bổng", "467", "467 suất học bổng"),
        ("Suất  học bổng", "467", "467 suất học bổng"),
        ("triệu đồng", "1500", "hơn 1,5 tỷ đồng"),
        ("kết quả", "2", "2 kết quả trong sổ"),
        ("căn nhà", "0", "sổ chưa ghi căn nhà nào"),
    ],
)
def test_the_ledger_feeds_what_the_measure_says(
    world: World, measure: str, value: str, text: str
) -> None:
    recorded(world)
    recorded(world, content="Tặng xe đạp", quantity=q(20), measure="xe đạp", money=q(500_000_000))
    recorded(world, "BBB")
    line = fed(world, "ledger", measure)

    assert (line.actual, line.fed_text) == (value, text)
    assert behind(line) == f"/ledger/{world.season.pk}/?unit={world.units['CCC'].pk}"


def movement(world: World, name: str, **said: Any) -> Movement:
    """A movement of the year."""
    usual: dict[str, Any] = {"origin": "bloc", "kind": "regular", "starts_on": date(2023, 2, 1)}
    return Movement.objects.create(season=world.season, name=name, **(usual | said))


def test_movements_launched_or_taken_part_in_are_counted_once(world: World) -> None:
    shared, alone = movement(world, "Vì người nghèo"), movement(world, "Học tập suốt đời")
    movement(world, "Của đơn vị", origin="unit", unit=world.units["CCC"])
    movement(world, "Của đơn vị khác", origin="unit", unit=world.units["BBB"])
    recorded(world, movement=alone.pk)
    recorded(world, movement=alone.pk, content="Lần hai")
    partners = (world.units["CCC"].pk,)
    recorded(world, "BBB", movement=shared.pk, doer="several", partners=partners)
    line = fed(world, "movements", "phong trào")

    assert line.fed_text == "3 (Của đơn vị; Học tập suốt đời; Vì người nghèo)"
    assert line.actual == "3"
    assert behind(line) == f"/movements/{world.season.pk}/"


def met(world: World, *, came: bool, state: str = "closed") -> None:
    """The conference of the year, and whether CCC was there."""
    conference = Conference.objects.create(
        season=world.season, state=state, held_on=date(2023, 12, 20), starts_at=time(8),
        place="x", chair_name="x", secretary_name="x",
    )  # fmt: skip
    Attendance.objects.create(conference=conference, unit=world.units["CCC"], is_present=came)


@pytest.mark.parametrize(
    ("came", "measure", "rule", "value"),
    [
        (True, "% hoạt động", {}, ("100", "")),
        (False, "% hoạt động", {}, ("0", "")),
        (True, "cuộc họp", {}, ("1", "")),
        (True, "cuộc họp", {"type": "attendance"}, ("1", "1")),
    ],
)
def test_meetings_feed_how_often_a_unit_came(
    world: World, came: bool, measure: str, rule: dict[str, str], value: tuple[str, str]
) -> None:
    met(world, came=came)
    line = fed(world, "attendance", measure, **rule)

    assert (line.actual, line.target) == value
    assert line.fed_text == f"dự {int(came)}/1 cuộc họp"
    assert behind(line) == f"/meetings/season/{world.season.pk}/"


def test_nothing_is_known_before_the_first_meeting(world: World) -> None:
    line = fed(world, "attendance", "cuộc họp")
    assert line.feed == ""
    met(world, came=False, state="draft")
    assert again(world).feed == ""


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"type": "deduct"}, ""),
        (
            {"type": "deduct", "fed_by": "deadline_log"},
            "hệ thống điền từ nhật ký nộp đúng hạn",
        ),
        (
            {"type": "boolean", "fed_by": "deadline_log"},
            "lấy số từ nhật ký nộp đúng hạn: cách tính này không nhận, đơn vị tự nhập",
        ),
        (
            {"type": "deduct", "fed_by": "báo cáo quý"},
            "lấy số từ “báo cáo quý”: hệ thống không biết nguồn này, đơn vị tự nhập",
        ),
    ],
)
def test_the_table_says_what_its_names_do(rule: dict[str, str], said: str) -> None:
    assert fed_note({"id": "1", "rule": rule}) == said
