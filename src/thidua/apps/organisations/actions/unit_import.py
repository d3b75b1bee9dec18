"""Reading a list of units from a sheet: all rows or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.organisations.actions.units import create_unit, edit_unit, keep_former_name
from thidua.apps.organisations.facts import UnitWrite
from thidua.apps.organisations.models import Authority, Unit
from thidua.domain.identity import identity
from thidua.web.previews import naming_row


@dataclass(frozen=True, slots=True)
class ImportCount:
    """What an import did."""

    created: int
    edited: int


@transaction.atomic
def import_units(
    authority: Authority, rows: Sequence[UnitWrite], *, actor: User, at: datetime
) -> ImportCount:
    """Write a whole list as it was previewed: stored units are corrected, the others are new.

    A unit that is called otherwise keeps its former name, in use until the day before.

    Raises:
        PermissionDenied: ``actor`` lacks ``organisations.import_units``.
        StalePage: somebody saved one of the units since, or the list was accepted already.
        RowRefused: any row is refused, named by its number; then no row is written.
    """
    authorise(actor, "organisations.import_units", authority)
    known = Unit.objects.filter(authority=authority).in_bulk([row.pk for row in rows if row.pk])
    for row in rows:
        with naming_row(row.number):
            if row.pk is None:
                create_unit(authority, row.facts, actor=actor, at=at, despite_doubts=True)
            else:
                _correct(known[row.pk], row, actor, at)
    edited = sum(row.pk is not None for row in rows)
    return ImportCount(len(rows) - edited, edited)


def _correct(unit: Unit, row: UnitWrite, actor: User, at: datetime) -> None:
    edited = edit_unit(unit, row.facts, actor=actor, at=at, seen=row.seen, despite_doubts=True)
    if identity(edited.name) != identity(unit.name):
        keep_former_name(edited, unit.name, timezone.localdate(at) - timedelta(1))
        edited.save(update_fields=["search_text"])
