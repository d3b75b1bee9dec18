"""Figures of the registry of awards are offered beside a sheet, and taken only by a button."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.apps.appraisals.builders import line_of, opened, scheme_definition, sheet_of
from tests.apps.awards.test_unit_counts import complete, staffed
from tests.factories import NOON, World
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.scoring.bloc import standings
from thidua.apps.appraisals.scoring.fed import fed_figure_of
from thidua.apps.awards.models import AwardRecord, YearRecord
from thidua.apps.pledges.models import Covenant, CovenantSignature, Registration
from thidua.apps.seasons.models import Phase
from thidua.domain.exact import number_text

SignIn = Callable[..., Client]


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


@pytest.mark.parametrize(
    ("feed", "value", "text"),
    [
        ("headcount", "10", "10"),
        ("ldtt", "7", "7"),
        ("cstdcs", "1", "1"),
        ("ldtt_percent", "70", "70% (7/10)"),
        ("cstdcs_percent", "10", "10% (1/10)"),
        ("cstdcs_of_ldtt_percent", "14.28", "14,28% (1/7)"),
    ],
)
def test_each_feed_offers_its_figure(world: World, feed: str, value: str, text: str) -> None:
    offer = fed_figure_of(line_of(fed_world(world, feed), "CCC", "II.9"))

    assert offer is not None
    assert (offer.value, offer.text, offer.is_sure, offer.is_taken) == (value, text, True, False)


def test_what_the_registry_does_not_know_is_not_offered(world: World) -> None:
    fed_world(world)

    assert fed_figure_of(line_of(world, "AAA", "II.9")) is None
    assert fed_figure_of(line_of(world, "CCC", "II.2")) is None


def test_feed_of_another_kind_offers_nothing(world: World) -> None:
    assert fed_figure_of(line_of(fed_world(world, "tin đồn"), "CCC", "II.9")) is None


@pytest.mark.parametrize(
    ("measure", "value", "points"), [("lần trễ", "2", "16"), ("ngày trễ", "35", "0")]
)
def test_the_log_of_deadlines_feeds_times_or_days_late(
    world: World, sign_in: SignIn, measure: str, value: str, points: str
) -> None:
    criterion: dict[str, Any] = {
        "id": "II.9", "name": "Nộp đúng hạn", "max": "20", "measure": measure,
        "rule": {"type": "deduct", "per_event": "2", "fed_by": "deadline_log"},
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
    Sheet.objects.update(submitted_at=datetime(2023, 11, 20, 5, tzinfo=UTC))

    offer = fed_figure_of(line_of(world, "CCC", "II.9"))

    assert offer is not None
    assert offer.text == (f"{value} (Đăng ký thi đua trễ 25 ngày; Ký kết giao ước trễ 10 ngày)")
    Sheet.objects.update(submitted_at=None)
    Phase.objects.filter(kind="scoring").update(due_on=date(2100, 1, 1))
    client = sign_in(world.officers["CCC"])
    line = line_of(world, "CCC", "II.9")
    client.post(
        reverse("appraisals:save_lines_from_feed", args=[line.pk]),
        {"revision": line.revision, "value": value},
    )
    line.refresh_from_db()
    assert line.actual == value
    score = standings(world.season)
    own = next(each for each in score if each.sheet.unit.code == "CCC").self_score
    found = next(each for each in own.result.criteria if each.id == "II.9")
    assert number_text(found.points) == points


def test_who_was_never_late_is_offered_nought(world: World) -> None:
    fed_world(world, "deadline_log")
    Phase.objects.update(due_on=date(2100, 1, 1))
    offer = fed_figure_of(line_of(world, "CCC", "II.9"))
    assert offer is not None
    assert offer.text == "0 (không trễ hạn lần nào)"


def test_figure_is_offered_on_the_sheet_and_taken_by_a_button(
    world: World, sign_in: SignIn
) -> None:
    line = line_of(fed_world(world), "CCC", "II.9")
    client = sign_in(world.officers["CCC"])
    page = f"/appraisals/sheets/{line.sheet_id}/"

    assert "70% (7/10)" in client.get(page).content.decode()
    line.refresh_from_db()
    assert line.actual == ""
    posted = {"value": "70", "revision": str(line.revision)}
    client.post(f"/appraisals/lines/{line.pk}/take-fed/", posted)

    line.refresh_from_db()
    assert line.actual == "70"
    assert "đã khớp" in client.get(page).content.decode()


def test_figure_that_moved_on_is_not_taken(world: World, sign_in: SignIn) -> None:
    line = line_of(fed_world(world), "CCC", "II.9")
    YearRecord.objects.create(unit=world.units["CCC"], year=2023, members=14)
    client = sign_in(world.officers["CCC"])

    client.post(f"/appraisals/lines/{line.pk}/take-fed/", {"value": "70", "revision": "0"})

    line.refresh_from_db()
    assert line.actual == ""


def test_others_neither_see_nor_take_the_figure(world: World, sign_in: SignIn) -> None:
    line = line_of(fed_world(world), "CCC", "II.9")

    seen = sign_in(world.head).get(f"/appraisals/sheets/{line.sheet_id}/").content.decode()
    answer = sign_in(world.officers["BBB"]).post(
        f"/appraisals/lines/{line.pk}/take-fed/", {"value": "70", "revision": "0"}
    )

    line.refresh_from_db()
    assert ("Số liệu phần mềm đã có" in seen, line.actual) == (False, "")
    assert answer.status_code in {302, 403, 404}
    assert sheet_of(world, "CCC").state == "draft"
