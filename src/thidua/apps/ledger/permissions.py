"""Who may read and write the ledger of results."""

from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.ledger.models import Deed
from thidua.apps.ledger.queries import deeds_visible_to, sees_whole_ledger
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in


@dataclass(frozen=True, slots=True)
class Writing:
    """A line about to be written for a unit, or (without one) for the whole bloc."""

    season: Season
    unit: Unit | None


@permission("ledger.view_deed")
def sees_deed(user: User, deed: Deed) -> bool:
    """Its unit, those who did it together; the bloc's lines its members; who runs it all."""
    return deeds_visible_to(user).filter(pk=deed.pk).exists()


@permission(
    "ledger.write_deeds",
    covers=(
        "ledger.record_deed",
        "ledger.record_deeds",
        "ledger.correct_deed",
        "ledger.withdraw_deed",
        "ledger.clear_double",
    ),
)
def writes_deeds(user: User, writing: Writing) -> bool:
    """A unit for itself; the head, the deputy, the standing office for all and for the bloc."""
    if sees_whole_ledger(user, writing.season):
        return True
    mine = roles_in(user, writing.season).member_units
    return writing.unit is not None and writing.unit.pk in mine
