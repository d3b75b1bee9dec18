"""Opening the scoring: a sheet for every member, filled with what was registered."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.appraisals.builders import (
    GRADED,
    LATER,
    RELATIVE,
    adopt,
    line_of,
    opened,
    register,
    scheme_definition,
)
from tests.factories import NOON, World
from thidua.apps.appraisals.actions.opening import open_scoring
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.refusals import ScoringNotOpen
from thidua.apps.audit.queries import history_of
from thidua.apps.organisations.models import Membership, Unit
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.guards import obstacles


def test_open_scoring_makes_a_sheet_for_every_member(world: World) -> None:
    adopt(world)
    register(world, "AAA")

    sheets = open_scoring(world.season, actor=world.deputy, at=NOON)

    world.season.refresh_from_db()
    assert world.season.state == Season.State.SCORING
    assert [sheet.unit.code for sheet in sheets] == ["AAA", "BBB", "CCC"]
    assert list(sheets[0].lines.order_by("pk").values_list("item", "part", "label", "target")) == [
        ("I.1", 0, "", ""),
        ("I.2", 0, "Mô hình mới", "4"),
        ("I.2", 1, "Hội viên mới", "100.5"),
        ("II.1", 0, "", ""),
        ("II.2", 0, "", ""),
        ("T.1", 0, "", ""),
        ("TR1", 0, "", ""),
        ("L1", 0, "", ""),
    ]
    assert list(sheets[1].lines.filter(item="I.2").values_list("part", "label")) == [(0, "")]
    entry = history_of(world.season).get(action="appraisals.open_scoring")
    assert entry.data["units"] == ["AAA", "BBB", "CCC"]


def test_open_scoring_copies_not_assigned_and_the_measure(world: World) -> None:
    adopt(world, scheme_definition(("I", RELATIVE)))
    register(world, "AAA", I_3={"figure": "250.00"})
    register(world, "BBB", I_3={"not_assigned": True})

    open_scoring(world.season, actor=world.head, at=NOON)

    assert line_of(world, "AAA", "I.3").target == "250"
    assert line_of(world, "BBB", "I.3").target == "n/a"
    assert line_of(world, "CCC", "I.3").is_registered is False
    assert line_of(world, "AAA", "I.2").measure == "cái"


def test_open_scoring_marks_what_cannot_apply(world: World) -> None:
    unit = world.units["CCC"]
    unit.has_party_cell = False
    unit.save()
    opened(world, scheme_definition(("II", GRADED)))

    assert line_of(world, "CCC", "II.3").actual == "n/a"
    assert line_of(world, "AAA", "II.3").actual == ""


def test_open_scoring_again_adds_new_members_only(world: World) -> None:
    opened(world)
    new = Unit.objects.create(authority=world.authority, code="DDD", name="Hội DDD")
    Membership.objects.create(bloc=world.bloc, unit=new, year=2023, order=9)

    made = open_scoring(world.season, actor=world.head, at=LATER)

    assert [sheet.unit.code for sheet in made] == ["DDD"]
    assert Sheet.objects.count() == 4
    assert Line.objects.filter(sheet__unit=new).count() == 7


def test_open_scoring_needs_an_adopted_scheme_and_the_right_time(world: World) -> None:
    with pytest.raises(ScoringNotOpen, match="Chuẩn bị"):
        open_scoring(world.season, actor=world.head, at=NOON)
    world.season.state = Season.State.RUNNING
    world.season.save()
    with pytest.raises(ScoringNotOpen, match="chưa có bảng điểm"):
        open_scoring(world.season, actor=world.head, at=NOON)
    assert Sheet.objects.count() == 0
    assert "Chưa lập bảng chấm điểm" in obstacles(world.season, Season.State.SCORING)[0]


@pytest.mark.parametrize("who", ["member", "standing", "outsider"])
def test_open_scoring_is_for_head_and_deputy(world: World, who: str) -> None:
    adopt(world)

    with pytest.raises(PermissionDenied):
        open_scoring(world.season, actor=getattr(world, who), at=NOON)
