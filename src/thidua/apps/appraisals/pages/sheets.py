"""The list of sheets: where each unit is, filtered, sorted, counted."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.appraisals.models import Period, Sheet
from thidua.apps.appraisals.queries import (
    open_period_of,
    scoring_due_on,
    sees_all_sheets,
    sheets_visible_to,
    under_its_name,
)
from thidua.apps.appraisals.scoring.bloc import SheetStanding, standings
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import of_members
from thidua.domain.identity import said_in
from thidua.domain.vietnamese_text import sort_key
from thidua.web.asked import a_choice
from thidua.web.lists import Column, Narrowing
from thidua.web.prepared import prepared

_STATE_ORDER = {state: place for place, state in enumerate(Sheet.State.values)}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One unit on the list."""

    sheet: Sheet
    total: Decimal
    verified: Decimal | None
    missing: int
    changed: int
    unseen: int
    days_late: int


def days_late(sheet: Sheet, due: date | None, day: date) -> int:
    """Days after the due date at which the sheet first came, or is still owed."""
    if due is None:
        return 0
    came = timezone.localdate(sheet.first_submitted_at) if sheet.first_submitted_at else day
    return max((came - due).days, 0)


def sheet_rows(user: User, season: Season, day: date) -> list[SheetRow]:
    """The sheets that the user may see, in the bloc's order."""
    found, due = standings(season), scoring_due_on(season, open_period_of(season))
    if not sees_all_sheets(user, season):
        visible = set(sheets_visible_to(user, season).values_list("pk", flat=True))
        found = [standing for standing in found if standing.sheet.pk in visible]
    return [_row(standing, due, day) for standing in found]


def past_rows(period: Period) -> list[SheetRow]:
    """The sheets of a closed period, in the bloc's order; units that have left come last."""
    day = timezone.localdate()
    return [_row(each, period.due_on, day) for each in standings(period.season, period)]


def lockable(user: User, rows: Sequence[SheetRow]) -> int:
    """How many of the sheets the user may lock now."""
    sheets = (row.sheet for row in rows)
    return sum(
        sheet.state == Sheet.State.VERIFIED and can(user, "appraisals.lock_sheet", sheet)
        for sheet in sheets
    )


def _row(standing: SheetStanding, due: date | None, day: date) -> SheetRow:
    return SheetRow(
        standing.sheet,
        standing.total,
        standing.verified_total,
        standing.missing,
        standing.changed,
        standing.unseen,
        days_late(standing.sheet, due, day),
    )


def closed_out(user: User, season: Season) -> list[Sheet]:
    """Sheets of units that left in mid-year, which the user may read; they are not ranked."""
    kept = _of_departed([season.pk])
    for sheet in kept:
        sheet.season = season
    return [under_its_name(sheet) for sheet in kept if can(user, "appraisals.view_sheet", sheet)]


@prepared
def _of_departed(seasons: Collection[int]) -> QuerySet[Sheet]:
    sheets = Sheet.objects.filter(season__in=seasons).exclude(of_members())
    return sheets.select_related("unit").order_by("pk")


_KEYS: Mapping[str, Callable[[SheetRow], Any]] = {
    "name": lambda row: sort_key(row.sheet.unit.called),
    "state": lambda row: _STATE_ORDER[row.sheet.state],
    "total": lambda row: row.total,
    "verified": lambda row: row.verified if row.verified is not None else Decimal(-1),
    "missing": lambda row: row.missing,
    "changed": lambda row: row.changed,
    "late": lambda row: row.days_late,
}


@dataclass(frozen=True, slots=True)
class SheetsAsked(Narrowing):
    """What the address asks for; the bloc's own order when it asks for none."""

    state: str = a_choice(Sheet.State.values)

    columns: ClassVar = {
        "name": Column(_("Đơn vị")),
        "state": Column(_("Trạng thái")),
        "total": Column(_("Tự chấm"), is_number=True),
        "verified": Column(_("Thẩm định"), is_number=True),
        "missing": Column(_("Chưa có số liệu"), is_number=True),
        "changed": Column(_("Số khác"), is_number=True),
        "late": Column(_("Trễ hạn"), is_number=True),
    }


def filtered(rows: Sequence[SheetRow], asked: SheetsAsked) -> list[SheetRow]:
    """Rows by state and by words without diacritics, sorted as asked."""
    kept = [
        row
        for row in rows
        if (not asked.state or row.sheet.state == asked.state)
        and said_in(asked.words, f"{row.sheet.unit.called} {row.sheet.unit.code}")
    ]
    if not asked.sort:
        return kept
    is_down = asked.sort.startswith("-")
    return sorted(kept, key=_KEYS[asked.sort.removeprefix("-")], reverse=is_down)
