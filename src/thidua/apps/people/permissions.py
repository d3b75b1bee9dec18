"""Who may see and write down people: nobody outside their unit but the standing office."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.people.models import Person


@permission(
    "people.view_person",
    "people.edit_person",
    "people.end_posting",
    "people.resume_posting",
    "people.transfer_person",
)
def sees_person(user: User, person: Person) -> bool:
    """Officers and leaders of the person's unit; the standing office."""
    seats = seats_of(user)
    return person.unit_id in seats.units or person.authority_id in seats.standing_of


@permission("people.add_person", "people.import_people", "people.export_people")
def keeps_people(user: User, unit: Unit) -> bool:
    """Officers and leaders of the unit; the standing office."""
    seats = seats_of(user)
    return unit.pk in seats.units or unit.authority_id in seats.standing_of


@permission("people.view_viewings")
def sees_viewings(user: User, person: Person) -> bool:
    """The leader of the person's unit; the standing office."""
    seats = seats_of(user)
    return person.unit_id in seats.leader_of or person.authority_id in seats.standing_of
