"""The page of one form: what it asks for, where each unit stands."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from thidua.apps.accounts.models import User
from thidua.apps.reports.models import Indicator, ReportForm
from thidua.apps.reports.pages.board import (
    BoardAsked,
    DutyRow,
    FormRow,
    duties_seen,
    form_rows,
    narrowed,
    rows_of,
    written_instant,
)


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form in words; before it is opened nobody owes anything."""

    due: str
    closes: str
    groups: list[tuple[str, list[Indicator]]]
    counts: FormRow | None
    rows: list[DutyRow]


def form_page_of(user: User, form: ReportForm, now: datetime) -> FormPage:
    """Everything that the page shows of the units that the user sees."""
    duties = [each for each in duties_seen(user, [form.season], now) if each.form.pk == form.pk]
    groups = groupby(form.indicators.all(), lambda each: each.group)
    return FormPage(
        written_instant(form.due_at),
        written_instant(form.closes_at),
        [(name, list(rows)) for name, rows in groups],
        next(iter(form_rows(duties)), None),
        rows_of(narrowed(duties, BoardAsked())),
    )
