"""Figures of the registry of awards are offered beside a sheet, and taken only by a button."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.apps.appraisals.builders import line_of, opened, scheme_definition, sheet_of
from tests.apps.awards.test_unit_counts import complete, staffed
from tests.factories import World
from thidua.apps.appraisals.scoring.fed import fed_figure_of
from thidua.apps.awards.models import AwardRecord, YearRecord

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
        ("ldtt_percent", "70", "70 % (7/10)"),
        ("cstdcs_percent", "10", "10 % (1/10)"),
        ("cstdcs_of_ldtt_percent", "14.28", "14,28 % (1/7)"),
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
    assert fed_figure_of(line_of(fed_world(world, "deadline_log"), "CCC", "II.9")) is None


def test_figure_is_offered_on_the_sheet_and_taken_by_a_button(
    world: World, sign_in: SignIn
) -> None:
    line = line_of(fed_world(world), "CCC", "II.9")
    client = sign_in(world.officers["CCC"])
    page = f"/appraisals/sheets/{line.sheet_id}/"

    assert "70 % (7/10)" in client.get(page).content.decode()
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
    assert ("Lấy từ sổ khen thưởng" in seen, line.actual) == (False, "")
    assert answer.status_code in {302, 403, 404}
    assert sheet_of(world, "CCC").state == "draft"
