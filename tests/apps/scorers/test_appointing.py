"""Who scores what: set, frozen, replaced on record, carried into the next year."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.appraisals.builders import (
    GRADED,
    LATER,
    adopt,
    all_locked,
    line_of,
    opened,
    save,
    scheme_definition,
)
from tests.apps.scorers.builders import (
    HEAD,
    ITEM,
    OFFICE,
    a_world,
    body,
    by_police,
    give,
    police,
    score_by,
)
from tests.factories import NOON, World
from thidua.apps.audit.queries import history_of
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.scorers.actions.appointing import carry_scorers, set_scorers
from thidua.apps.scorers.facts import Scoring
from thidua.apps.scorers.models import ScoredItem, Scorer
from thidua.apps.scorers.refusals import NoSuchBody, NoSuchItem, ScorersFrozen
from thidua.apps.seasons.models import Season
from thidua.web.reasons import ReasonMissing
from thidua.web.revisions import StalePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    found = a_world()
    adopt(found, scheme_definition(("II", GRADED)))
    return found


def test_set_scorers_names_everybody_in_the_journal(world: World) -> None:
    unit, _officer = police(world)
    scored = score_by(world, OFFICE, body(unit), HEAD)
    assert [str(each) for each in scored.scorers.all()] == [
        "Sở Nội vụ", "Công an tỉnh", "Trưởng khối, Phó trưởng khối",
    ]  # fmt: skip
    entry = history_of(scored).get()
    assert entry.action == "scorers.set_scorers"
    assert entry.data["added"] == [str(each) for each in scored.scorers.all()]


def test_set_scorers_twice_the_same_changes_nothing(world: World) -> None:
    scored = score_by(world, OFFICE)
    assert score_by(world, OFFICE).revision == scored.revision == 1
    assert history_of(scored).count() == 1


@pytest.mark.parametrize("who", ["member", "outsider"])
def test_set_scorers_is_for_who_runs_the_year(world: World, who: str) -> None:
    with pytest.raises(PermissionDenied):
        set_scorers(world.season, Scoring(ITEM, (OFFICE,)), actor=getattr(world, who), at=NOON)


def test_set_scorers_refuses_an_item_that_the_table_lacks(world: World) -> None:
    with pytest.raises(NoSuchItem, match=r"không có mục IX\.9"):
        score_by(world, OFFICE, item="IX.9")


def test_set_scorers_takes_units_of_the_authority_only(world: World) -> None:
    elsewhere = Authority.objects.create(code="khac", name="Tỉnh Khác")
    stranger = Unit.objects.create(authority=elsewhere, code="X", name="Cơ quan X")
    with pytest.raises(NoSuchBody, match="thuộc Tỉnh Thử"):
        score_by(world, body(stranger))
    assert not Scorer.objects.exists()


def test_set_scorers_from_a_stale_page(world: World) -> None:
    score_by(world, OFFICE)
    with pytest.raises(StalePage):
        set_scorers(world.season, Scoring(ITEM, (HEAD,)), seen="0", actor=world.deputy, at=LATER)
    assert Scorer.objects.get().kind == Scorer.Kind.OFFICE


def test_a_change_after_opening_needs_a_reason_and_stays_on_record() -> None:
    world, officer, scorer = by_police()
    give(world, officer, scorer, CCC="HTXSNV")
    assert line_of(world, "CCC", ITEM).actual == "HTXSNV"
    with pytest.raises(ReasonMissing, match=r"mục II\.3"):
        score_by(world, OFFICE)
    score_by(world, OFFICE, reason="Công an tỉnh đề nghị thôi")
    scorer.refresh_from_db()
    assert (scorer.ended_reason, scorer.ended_at) == ("Công an tỉnh đề nghị thôi", NOON)
    assert scorer.figures.get().actual == "HTXSNV"  # on record, but it counts no more
    assert line_of(world, "CCC", ITEM).actual == ""


def test_units_score_again_when_nobody_else_does() -> None:
    world, officer, scorer = by_police()
    give(world, officer, scorer, CCC="HTTNV")
    score_by(world, reason="Bỏ giao")
    assert line_of(world, "CCC", ITEM).actual == "HTTNV"
    assert save(world, "CCC", ITEM, actual="HTXSNV").actual == "HTXSNV"


def test_what_the_units_typed_before_goes_with_the_reason() -> None:
    world = a_world()
    opened(world, scheme_definition(("II", GRADED)))
    save(world, "CCC", ITEM, actual="HTXSNV")
    score_by(world, OFFICE, reason="Sở Nội vụ có số chính thức")
    line = line_of(world, "CCC", ITEM)
    assert line.actual == ""
    told = history_of(line).first()
    assert told is not None
    assert told.data["actual"] == {"from": "HTXSNV", "to": ""}


def test_set_scorers_is_too_late_once_a_sheet_is_verified() -> None:
    world = a_world()
    opened(world, scheme_definition(("II", GRADED | {"evidence": ""})))
    for code in world.units:
        save(world, code, ITEM, actual="HTXSNV")
    all_locked(world)
    with pytest.raises(ScorersFrozen, match="thẩm định xong"):
        score_by(world, OFFICE, reason="Muộn")


def test_the_next_year_starts_with_the_same_scorers(world: World) -> None:
    unit, _officer = police(world)
    score_by(world, OFFICE, body(unit), combine="lowest")
    score_by(world, HEAD, item="I.1")
    new = Season.objects.create(
        bloc=world.bloc, year=2024, starts_on=date(2024, 1, 1), ends_on=date(2024, 12, 31),
        law_as_of=date(2024, 1, 1),
    )  # fmt: skip
    ScoredItem.objects.create(season=new, item="I.1")
    carry_scorers(world.season, new, world.head, LATER)
    carry_scorers(world.season, new, world.head, LATER)
    kept = new.scored_items.get(item=ITEM)
    assert kept.combine == "lowest"
    assert [str(each) for each in kept.scorers.all()] == ["Sở Nội vụ", "Công an tỉnh"]
    assert not Scorer.objects.filter(scored__season=new, scored__item="I.1").exists()
