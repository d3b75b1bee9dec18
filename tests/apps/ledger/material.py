"""Lines of the ledger for tests."""

from datetime import date
from decimal import Decimal
from typing import Any

from tests.factories import NOON, World
from thidua.apps.ledger.actions.deeds import record_deed
from thidua.apps.ledger.facts import DeedFacts
from thidua.apps.ledger.models import Deed
from thidua.domain.qualified import Qualified

DAY = date(2023, 6, 1)


def q(value: int | str, qualifier: str = "") -> Qualified:
    """A figure with its qualifier."""
    return Qualified(Decimal(value), qualifier)


def facts(world: World, code: str | None = "CCC", **said: Any) -> DeedFacts:
    """467 grants worth more than 1 tỷ, of a unit; without a code of the whole bloc."""
    usual: dict[str, Any] = {
        "content": "Trao học bổng",
        "done_on": DAY,
        "quantity": q(467),
        "measure": "suất học bổng",
        "money": q(1_000_000_000, "hon"),
        "doer": Deed.Doer.UNIT if code else Deed.Doer.BLOC,
        "unit": world.units[code].pk if code else None,
    }
    return DeedFacts(**(usual | said))


def recorded(world: World, code: str | None = "CCC", **said: Any) -> Deed:
    """The same written by who may."""
    actor = world.officers[code] if code else world.head
    return record_deed(world.season, facts(world, code, **said), actor=actor, at=NOON)
