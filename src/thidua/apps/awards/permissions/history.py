"""Who may read a history in and out: the unit's own people, the standing office."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.awards.history_import.place import HistoryPlace
from thidua.apps.awards.models import HistoryImport
from thidua.apps.organisations.seats.roles import seats_of


@permission("awards.upload_history", "awards.import_history", "awards.view_whole_history")
def keeps_place(user: User, place: HistoryPlace) -> bool:
    """The unit's own people for the unit; the standing office for all of the authority."""
    seats = seats_of(user)
    if place.authority.pk in seats.standing_of:
        return True
    return place.unit is not None and place.unit.pk in seats.units


@permission(
    "awards.view_import", "awards.accept_history", "awards.discard_history", "awards.undo_history"
)
def works_on_import(user: User, history_import: HistoryImport) -> bool:
    """Whoever may import at that place."""
    return keeps_place(user, HistoryPlace(history_import.authority, history_import.unit))
