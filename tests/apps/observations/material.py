"""A year whose table gathers observations."""

from datetime import date
from typing import Any

from tests.apps.appraisals.builders import adopt, opened, scheme_definition
from tests.factories import NOON, World
from thidua.apps.accounts.models import User
from thidua.apps.observations.actions.recording import record_observation
from thidua.apps.observations.facts import PLAIN, ObservationFacts, Origin
from thidua.apps.observations.models import Observation

DAY = date(2023, 5, 10)
STEPS: dict[str, Any] = {
    "id": "II.8", "name": "Nền nếp trong năm", "max": "20", "measure": "lượt",
    "rule": {
        "type": "plus_minus", "plus": "1", "minus": "2", "min": "-5", "max": "10",
        "fed_by": "observations",
    },
}  # fmt: skip
FAULTS: dict[str, Any] = {
    "id": "II.9", "name": "Không vi phạm", "max": "20", "measure": "vụ",
    "rule": {"type": "deduct", "per_event": "5", "fed_by": "observations"},
}  # fmt: skip


def definition() -> dict[str, Any]:
    """A table with both, a deduction and an exclusion."""
    made = scheme_definition(("II", STEPS), ("II", FAULTS))
    made["deductions_from_total"] = [{"id": "TR1", "name": "Khai sai", "points": "-10"}]
    made["disqualify"] = [{"id": "L1", "name": "Tham nhũng"}]
    return made


def adopted_year(world: World) -> World:
    """The table is adopted, no sheet is opened yet."""
    adopt(world, definition())
    return world


def opened_year(world: World) -> World:
    """Every unit has its sheet."""
    return opened(world, definition())


def facts(world: World, *codes: str, **said: Any) -> ObservationFacts:
    """A good deed of CCC, unless said otherwise."""
    units = tuple(world.units[code].pk for code in codes or ("CCC",))
    usual: dict[str, Any] = {
        "item": "II.8", "sign": "plus", "seen_on": DAY, "content": "Gương người tốt việc tốt",
    }  # fmt: skip
    return ObservationFacts(units=units, **(usual | said))


def seen(
    world: World, *codes: str, actor: User | None = None, origin: Origin = PLAIN, **said: Any
) -> list[Observation]:
    """The same recorded by the head, or by ``actor``."""
    told = facts(world, *codes, **said)
    return record_observation(world.season, told, actor=actor or world.head, at=NOON, origin=origin)
