"""Steps of tests about imports: somebody to find, a file handed in and read, accepted, written."""

from typing import Any

from tests.factories import NOON, World
from thidua.apps.accounts.models import User
from thidua.apps.awards.actions.importing import HistoryUpload, accept_history, upload_history
from thidua.apps.awards.history_import.place import HistoryPlace
from thidua.apps.awards.models import HistoryImport
from thidua.apps.jobs.tasks import run
from thidua.apps.people.models import Person


def person(world: World, unit: str = "CCC", **changes: Any) -> Person:
    facts: dict[str, Any] = {"code": "NV01", "full_name": "Nguyễn Văn An", "birth_year": 1980}
    return Person.objects.create(
        authority=world.authority, unit=world.units[unit], **facts | changes
    )


def handed_in(
    world: World, data: bytes, *, actor: User | None = None, adds_people: bool = False
) -> HistoryImport:
    """By the standing office, or by a unit's officer for the unit; read by the worker."""
    place = HistoryPlace(world.authority)
    if actor is not None:
        seat = actor.seats.get()
        place = HistoryPlace(world.authority, seat.unit)
    upload = HistoryUpload("lich-su.xlsx", data, adds_people)
    made = upload_history(place, upload, actor=actor or world.standing, at=NOON)
    run.call(made.job_id)
    made.refresh_from_db()
    return made


def accepted(made: HistoryImport, *, despite_doubts: bool = False) -> HistoryImport:
    """Accepted by whoever handed it in, and written by the worker."""
    made = accept_history(made, actor=made.owner, at=NOON, despite_doubts=despite_doubts)
    run.call(made.job_id)
    made.refresh_from_db()
    return made


def doubts(made: HistoryImport) -> list[list[str]]:
    return [[path, message] for path, _value, message in made.preview["doubts"]]


def faults(made: HistoryImport) -> list[list[str]]:
    return [[path, message] for path, _value, message in made.problems]
