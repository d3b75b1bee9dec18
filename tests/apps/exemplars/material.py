"""An exemplar of the member unit."""

from datetime import date
from typing import Any

from tests.factories import NOON, World
from thidua.apps.exemplars.actions.consents import give_consent
from thidua.apps.exemplars.actions.exemplars import record_exemplar
from thidua.apps.exemplars.facts import ConsentFacts, ExemplarFacts
from thidua.apps.exemplars.models import Consent, Exemplar

DAY = date(2023, 5, 10)


def facts(world: World, **said: Any) -> ExemplarFacts:
    """Somebody of CCC without an entry in the registry."""
    usual: dict[str, Any] = {
        "unit": world.units["CCC"],
        "name": "Rơ Châm Lan",
        "deeds": "Vận động xây 9 căn nhà",
        "found_on": DAY,
    }
    return ExemplarFacts(**(usual | said))


def found(world: World, **said: Any) -> Exemplar:
    """The same, recorded by CCC's officer."""
    return record_exemplar(world.season, facts(world, **said), actor=world.member, at=NOON)


def agreed(world: World, exemplar: Exemplar, reach: str = "bloc") -> Consent:
    """The exemplar agreed."""
    told = ConsentFacts("Rơ Châm Lan", DAY, reach, "Phiếu số 3")
    return give_consent(exemplar, told, actor=world.member, at=NOON)
