"""Figures that the program knows are filled into drafts, and written down at handing in."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.apps.appraisals.builders import line_of, opened, scheme_definition, sheet_of, submit
from tests.apps.appraisals.test_workbooks import downloaded, row_of, sent_back
from tests.apps.awards.test_unit_counts import complete, staffed
from tests.conftest import SignIn
from tests.factories import NOON, World
from tests.markdown_tables import blocks, rows
from tests.uploading import changed_cells
from thidua.apps.appraisals.actions.lines import LineChange, save_lines
from thidua.apps.appraisals.actions.sheets import withdraw_sheet
from thidua.apps.appraisals.actions.verification import LineVerdict, verify_line
from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.scoring.bloc import standings
from thidua.apps.appraisals.scoring.fed import fed_lines, fed_offer_of
from thidua.apps.audit.models import Entry
from thidua.apps.awards.models import AwardRecord
from thidua.apps.organisations.models import Unit
from thidua.apps.pledges.models import Covenant, CovenantSignature, Registration
from thidua.apps.schemes.registries.feeds import FED_BY
from thidua.apps.seasons.models import Phase
from thidua.domain.exact import number_text

LATE_TWICE = "Đăng ký thi đua trễ 25 ngày; Ký kết giao ước trễ 10 ngày"


def fed_world(world: World, feed: str = "ldtt_percent") -> World:
    """CCC has ten people and seven with LĐTT in the season's year; II.9 is fed."""
    criterion: dict[str, Any] = {
        "id": "II.9", "name": "Tỷ lệ Lao động tiên tiến", "max": "10", "measure": "%",
        "target": {"op": ">=", "value": "100"}, "rule": {"type": "linear", "fed_by": feed},
    }  # fmt: skip
    opened(world, scheme_definition(("II", criterion)))
    complete(staffed(world))
    AwardRecord.objects.update(year=2023)
    return world


def filled(world: World, item: str = "II.9", code: str = "CCC") -> Line:
    """A line of a draft as pages read it."""
    return next(line for line in fed_lines(sheet_of(world, code)) if line.item == item)


@pytest.mark.parametrize(
    ("feed", "value", "text"),
    [
        ("headcount", "10", "10"),
        ("ldtt", "7", "7"),
        ("cstdcs", "1", "1"),
        ("ldtt_percent", "70", "70% (7/10)"),
        ("cstdcs_percent", "10", "10% (1/10)"),
        ("cstdcs_of_ldtt_percent", "14.28", "14,28% (1/7)"),
        ("awards", "0", "0"),
        ("initiatives", "0", "0"),
    ],
)
def test_each_feed_fills_its_figure(world: World, feed: str, value: str, text: str) -> None:
    line = filled(fed_world(world, feed))

    assert (line.feed, line.actual, line.fed_text) == (feed, value, text)


def test_what_the_registry_does_not_know_stays_open(world: World) -> None:
    fed_world(world)

    assert filled(world, code="AAA").feed == ""
    assert filled(world, "II.2").feed == ""
    assert fed_offer_of(line_of(world, "AAA", "II.9")) is None


def test_feed_that_nobody_knows_fills_nothing(world: World) -> None:
    assert filled(fed_world(world, "tin đồn")).feed == ""


def table_under(section: str) -> str:
    """The table of a section of the page."""
    return next(text for name, kind, text in blocks("fed.md") if (name, kind) == (section, "table"))


LATE = {
    "deadline_log": LATE_TWICE,
    "deadline_log.registration": "Đăng ký thi đua trễ 25 ngày",
    "deadline_log.signing": "Ký kết giao ước trễ 10 ngày",
    "deadline_log.scoring": "không trễ hạn lần nào",
}


@pytest.mark.parametrize(
    ("feed", "measure", "value", "points"),
    [tuple(row.values()) for row in rows(table_under("Late"))],
)
def test_the_log_of_deadlines_feeds_times_or_days_late(
    world: World, feed: str, measure: str, value: str, points: str
) -> None:
    criterion: dict[str, Any] = {
        "id": "II.9", "name": "Nộp đúng hạn", "max": "20", "measure": measure,
        "rule": {"type": "deduct", "per_event": "2", "fed_by": feed},
    }  # fmt: skip
    opened(world, scheme_definition(("II", criterion)))
    for code, handed_in in (("AAA", (3, 10)), ("CCC", (4, 4))):  # due on 10/03
        registration = Registration.objects.get(unit=world.units[code])
        registration.first_submitted_at = datetime(2023, *handed_in, 5, tzinfo=UTC)
        registration.save(update_fields=["first_submitted_at"])
    covenant = Covenant.objects.create(
        season=world.season, contents="x", commitments="y", state="adopted", hash="h",
        adopted_at=NOON,
    )  # fmt: skip
    for code, day in (("AAA", (3, 31)), ("CCC", (4, 10))):  # due on 31/03
        CovenantSignature.objects.create(
            covenant=covenant, unit=world.units[code], user=world.leaders[code], name="x",
            office="y", signed_at=datetime(2023, *day, 5, tzinfo=UTC), text_hash="h",
        )  # fmt: skip
    Phase.objects.filter(kind="scoring").update(due_on=date(2100, 1, 1))

    line = filled(world)

    assert (line.actual, line.fed_text) == (value, f"{value} ({LATE[feed]})")
    score = standings(world.season)
    own = next(each for each in score if each.sheet.unit.code == "CCC").self_score
    found = next(each for each in own.result.criteria if each.id == "II.9")
    assert number_text(found.points) == points


def test_who_was_never_late_has_nought(world: World) -> None:
    fed_world(world, "deadline_log")
    Phase.objects.update(due_on=date(2100, 1, 1))
    assert filled(world).fed_text == "0 (không trễ hạn lần nào)"


def test_filled_cell_is_no_input_and_tells_its_source(world: World, sign_in: SignIn) -> None:
    line = line_of(fed_world(world), "CCC", "II.9")
    page = sign_in(world.officers["CCC"]).get(f"/appraisals/sheets/{line.sheet_id}/")
    shown = page.content.decode()

    assert "70% (7/10)" in shown
    assert f'href="/awards/units/{world.units["CCC"].pk}/"' in shown
    assert f'name="{line.pk}-actual"' not in shown
    assert f'name="{line.pk}-note"' in shown  # where the unit says what it thinks of the figure
    assert "Điền vào bảng" not in shown


def test_nobody_types_over_a_filled_figure(world: World) -> None:
    line = line_of(fed_world(world), "CCC", "II.9")
    change = LineChange(line.pk, line.revision, {"actual": "99", "note": "Sổ thiếu 1 người"})

    save_lines(line.sheet, [change], actor=world.officers["CCC"], at=NOON)

    line.refresh_from_db()
    assert (line.actual, line.note) == ("", "Sổ thiếu 1 người")
    assert filled(world).actual == "70"


def test_handing_in_writes_the_figure_down_and_it_stays(world: World) -> None:
    fed_world(world)
    submit(world, "CCC")
    AwardRecord.objects.filter(award="LDTT").update(year=2020)

    line = line_of(world, "CCC", "II.9")
    assert (line.actual, line.feed, line.fed_text) == ("70", "ldtt_percent", "70% (7/10)")
    told = Entry.objects.get(action="appraisals.submit_sheet").data["fed"]
    assert told["II.9"] == ["ldtt_percent", "70", "", "70% (7/10)"]

    withdraw_sheet(sheet_of(world, "CCC"), actor=world.leaders["CCC"], at=NOON)
    assert filled(world).actual == "0"  # counted anew


def test_who_verifies_puts_another_figure_with_a_reason(world: World) -> None:
    fed_world(world)
    submit(world, "CCC")
    line = line_of(world, "CCC", "II.9")
    verdict = LineVerdict(
        agrees=False, revision=line.revision, values={"actual": "80"}, reason="Sổ ghi thiếu"
    )
    verify_line(line, verdict, actor=world.head, at=NOON)

    line = line_of(world, "CCC", "II.9")
    assert (line.actual, line.verified_actual) == ("70", "80")


def test_figure_that_is_the_least_is_only_offered(world: World, sign_in: SignIn) -> None:
    line = line_of(fed_world(world, "ldtt"), "CCC", "II.9")
    Unit.objects.update(is_history_complete=False)
    client = sign_in(world.officers["CCC"])
    page = f"/appraisals/sheets/{line.sheet_id}/"

    assert "ít nhất 7" in client.get(page).content.decode()
    assert filled(world).feed == ""
    posted = {"value": "7", "revision": str(line.revision)}
    client.post(f"/appraisals/lines/{line.pk}/take-fed/", posted)

    line.refresh_from_db()
    assert line.actual == "7"
    assert "đã khớp" in client.get(page).content.decode()


def test_offer_that_moved_on_is_not_taken(world: World, sign_in: SignIn) -> None:
    line = line_of(fed_world(world, "ldtt"), "CCC", "II.9")
    Unit.objects.update(is_history_complete=False)
    client = sign_in(world.officers["CCC"])

    client.post(f"/appraisals/lines/{line.pk}/take-fed/", {"value": "8", "revision": "0"})

    line.refresh_from_db()
    assert line.actual == ""


def test_others_neither_see_nor_take_the_figure(world: World, sign_in: SignIn) -> None:
    line = line_of(fed_world(world), "CCC", "II.9")

    answer = sign_in(world.officers["BBB"]).post(
        f"/appraisals/lines/{line.pk}/take-fed/", {"value": "70", "revision": "0"}
    )

    line.refresh_from_db()
    assert line.actual == ""
    assert answer.status_code in {302, 403, 404}
    assert sheet_of(world, "CCC").state == "draft"


def test_workbook_names_a_figure_that_it_does_not_take(world: World, sign_in: SignIn) -> None:
    line = line_of(fed_world(world), "CCC", "II.9")
    client = sign_in(world.officers["CCC"])
    book = downloaded(client, "workbook", line.sheet_id)
    cell = book.worksheets[0][f"G{row_of(book, 'II.9')}"]
    assert (cell.value, cell.protection.locked) == ("70", True)

    cell.value = 99
    preview = sent_back(client, book, line.sheet_id)

    said = [(each.path, each.message) for each in preview.context["doubts"]]
    source = "Hệ thống điền từ % Lao động tiên tiến trên số người: 70% (7/10)."
    assert said == [(cell.coordinate, f"mục II.9 giữ 70, số trong tệp không được nhận. {source}")]
    assert changed_cells(preview) == []


def test_every_name_is_told_on_the_page() -> None:
    told = {
        name
        for row in rows(table_under("Names"))
        for name in re.findall(r"`([^`]+)`", row["`fed_by`"])
    }

    assert told == FED_BY.keys()
