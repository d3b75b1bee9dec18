"""Who writes of exemplars, and who sees them."""

from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.exemplars.models import Exemplar
from thidua.apps.exemplars.queries import exemplars_visible_to
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in


@dataclass(frozen=True, slots=True)
class Finding:
    """An exemplar of a unit in a year, about to be written."""

    season: Season
    unit: Unit


@permission("exemplars.view_exemplar")
def sees_exemplar(user: User, exemplar: Exemplar) -> bool:
    """Its unit; others of the year and the office once a consent is in force."""
    return exemplars_visible_to(user).filter(pk=exemplar.pk).exists()


@permission(
    "exemplars.write_exemplars",
    covers=(
        "exemplars.record_exemplar",
        "exemplars.edit_exemplar",
        "exemplars.remove_exemplar",
        "exemplars.record_step",
        "exemplars.remove_step",
        "exemplars.link_awards",
        "exemplars.give_consent",
    ),
)
def writes_exemplars(user: User, finding: Finding) -> bool:
    """Officer or leader of the unit."""
    return finding.unit.pk in roles_in(user, finding.season).member_units


@permission("exemplars.withdraw_consent")
def withdraws_consent(user: User, exemplar: Exemplar) -> bool:
    """Officer or leader of the unit, also when it left the bloc and after the year's end."""
    return exemplar.unit_id in seats_of(user).units
