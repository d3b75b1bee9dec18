"""Reading a unit's people from a sheet: all rows or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Unit
from thidua.apps.people.actions.people import add_person, edit_person
from thidua.apps.people.facts import PersonWrite
from thidua.apps.people.models import Person
from thidua.web.previews import naming_row
from thidua.web.revisions import stale


@dataclass(frozen=True, slots=True)
class ImportCount:
    """What an import did."""

    added: int
    edited: int


@transaction.atomic
def import_people(
    unit: Unit, rows: Sequence[PersonWrite], *, actor: User, at: datetime
) -> ImportCount:
    """Write a whole list as it was previewed: known people are corrected, the others are new.

    Whoever accepts a list has seen in the preview who may be a double. Nobody is removed.

    Raises:
        PermissionDenied: ``actor`` lacks ``people.import_people``.
        RowRefused: any row is refused, named by its number (somebody saved the person since, or
            the list was accepted already); then no row is written.
    """
    authorise(actor, "people.import_people", unit)
    known = Person.objects.filter(unit=unit).in_bulk([row.pk for row in rows if row.pk])
    for row in rows:
        with naming_row(row.number):
            if row.pk is None:
                add_person(unit, row.facts, actor=actor, at=at, despite_doubts=True)
            elif row.pk not in known:
                raise stale(row.facts.full_name)  # of another unit meanwhile
            else:
                edit_person(
                    known[row.pk],
                    row.facts,
                    actor=actor,
                    at=at,
                    seen=row.seen,
                    despite_doubts=True,
                )
    edited = sum(row.pk is not None for row in rows)
    count = ImportCount(len(rows) - edited, edited)
    data = {"people": count.added, "edited": count.edited}
    record("people.import_people", unit, actor=actor, at=at, data=data)
    return count
