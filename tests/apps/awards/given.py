"""Decisions, people and awards as tests write them down."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from tests.apps.people.someone import facts as person_facts
from tests.factories import World
from thidua.apps.awards.actions.decisions import save_decision
from thidua.apps.awards.actions.records import record_award
from thidua.apps.awards.facts import AwardFacts, DecisionFacts, Subject
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.people.actions.people import add_person
from thidua.apps.people.models import Person

AT = datetime(2025, 6, 15, 5, 0, tzinfo=UTC)
LDTT = AwardFacts("LDTT", "cong_trang", 2023)
BK = AwardFacts("BK_TINH", "cong_trang", 2023, date(2022, 1, 1), date(2023, 12, 31))


def made_person(world: World, **changes: Any) -> Person:
    """Somebody of CCC."""
    return add_person(
        world.units["CCC"],
        person_facts(**changes),
        actor=world.standing,
        at=AT,
        despite_doubts=True,
    )


def made_decision(world: World, number: str = "15/QĐ-UBND", **changes: Any) -> Decision:
    """A decision of January 2024."""
    facts = replace(DecisionFacts(number, date(2024, 1, 15), "UBND tỉnh", "Trần A"), **changes)
    return save_decision(world.authority, facts, actor=world.standing, at=AT)


def made_award(world: World, facts: AwardFacts = LDTT, **kept: Any) -> AwardRecord:
    """An award to somebody of CCC, or to ``subject``."""
    subject = kept.get("subject") or Subject.of_person(made_person(world))
    decision = kept.get("decision") or made_decision(world)
    return record_award(decision, subject, facts, actor=world.standing, at=AT, despite_doubts=True)
