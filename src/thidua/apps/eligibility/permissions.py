"""Who may look into whose conditions."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.eligibility.models import Screening
from thidua.apps.eligibility.tracks.scope import Judged, Scope
from thidua.apps.organisations.seats.roles import seats_of


@permission("eligibility.view_conditions")
def sees_conditions(user: User, judged: Judged) -> bool:
    """The unit's own people, for the unit and who works there; the standing office for all."""
    seats = seats_of(user)
    return judged.subject.authority_id in seats.standing_of or judged.unit_id in seats.units


@permission("eligibility.start_screening")
def screens_scope(user: User, scope: Scope) -> bool:
    """A unit's own people for the unit; the standing office for any unit and for all at once."""
    seats = seats_of(user)
    if scope.authority.pk in seats.standing_of:
        return True
    return scope.unit is not None and scope.unit.pk in seats.units


@permission("eligibility.view_screening")
def sees_screening(user: User, screening: Screening) -> bool:
    """Whoever may have the same people screened."""
    return screens_scope(user, Scope(screening.authority, screening.unit))
