"""What the page of the draw and the hall's screen show: rules, seed, who checks whom."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.appraisals.models import Sheet
from thidua.apps.crosschecks.actions.locking import OPEN_STATES
from thidua.apps.crosschecks.models import Assignment, CrossCheck, Recusal, Visit
from thidua.apps.crosschecks.queries import (
    assignments_of,
    crosscheck_of,
    sheets_with_open_marks,
)
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import names_in, roles_in


@dataclass(frozen=True, slots=True)
class CheckedUnit:
    """One unit: who checks it, whom it checks, when they go there."""

    unit: Unit
    pairs: tuple[Assignment, ...]  # those that ended too
    checks: tuple[Unit, ...]
    visit: Visit | None
    sheet_pk: int | None  # where its marks may be read by this reader

    @property
    def lead_stopped(self) -> bool:
        """Whether who was to lead the visit checks the unit no more."""
        leads = [pair.checker_id for pair in self.serving]
        return self.visit is not None and self.visit.lead_id not in leads

    @property
    def serving(self) -> tuple[Assignment, ...]:
        """The pairs that go on."""
        return tuple(pair for pair in self.pairs if not pair.ended_at)


@dataclass(frozen=True, slots=True)
class PastMarks:
    """The sheets of a closed period whose marks this reader may read."""

    period: str
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class DrawPage:
    """Everything about the draw of a year."""

    crosscheck: CrossCheck
    units: tuple[CheckedUnit, ...]
    recusals: tuple[Recusal, ...]
    past: tuple[PastMarks, ...]
    runs: bool
    is_open: bool
    to_mark: int  # sheets that the reader's units may mark now

    @property
    def is_settable(self) -> bool:
        """Whether the rules may still be changed by this reader."""
        return self.runs and self.is_open and self.crosscheck.state == CrossCheck.State.SETTINGS


def draw_page(user: User, season: Season) -> DrawPage:
    """The draw of a year as anybody in the bloc sees it; a handful of queries."""
    kept = crosscheck_of(season)
    names, moment = names_in(season), kept.drawn_at or season.closed_at
    recusals = list(season.recusals.select_related("checker", "unit", "recorded_by"))
    pairs = list(assignments_of(kept)) if kept.pk else []
    concerned = [unit for each in recusals for unit in (each.checker, each.unit)]
    for unit in [*concerned, *(unit for each in pairs for unit in (each.checker, each.unit))]:
        names.call(unit, moment)
    visits = {v.unit_id: v for v in kept.visits.select_related("lead")} if kept.pk else {}
    open_marks = sheets_with_open_marks(user, season) if pairs else frozenset()
    sheets = list(_sheets(open_marks))
    return DrawPage(
        crosscheck=kept,
        units=_units(pairs, visits, {s.unit_id: s.pk for s in sheets if not s.is_past}),
        recusals=tuple(recusals),
        past=_past(season, [sheet for sheet in sheets if sheet.is_past]),
        runs=can(user, "crosschecks.set_crosscheck", season),
        is_open=season.state in OPEN_STATES,
        to_mark=_to_mark(user, season, pairs),
    )


def _to_mark(user: User, season: Season, pairs: Collection[Assignment]) -> int:
    mine = roles_in(user, season).member_units
    own = {p.unit_id for p in pairs if p.checker_id in mine and not (p.ended_at or p.handed_in_at)}
    if not own or season.state not in OPEN_STATES:
        return 0
    return season.sheets.filter(unit__in=own, state=Sheet.State.SELF_SCORED).count()


def _sheets(keys: Collection[int]) -> QuerySet[Sheet]:
    """Those in hand, and those of closed periods whose marks were put together."""
    shown = Q(is_past=False) | Q(settlement__isnull=False)
    found = Sheet.every.filter(shown, pk__in=keys).select_related("unit", "period")
    return found.order_by("period__starts_on", "unit__code")


def _past(season: Season, sheets: list[Sheet]) -> tuple[PastMarks, ...]:
    for sheet in sheets:
        names_in(season).call(sheet.unit, sheet.locked_at or season.closed_at)
    periods = groupby(sheets, key=lambda sheet: str(sheet.period))
    return tuple(PastMarks(name, tuple(found)) for name, found in periods)


def _units(
    pairs: list[Assignment], visits: dict[int, Visit], sheets: dict[int, int]
) -> tuple[CheckedUnit, ...]:
    units = {pair.unit_id: pair.unit for pair in pairs}
    return tuple(
        CheckedUnit(
            unit,
            tuple(pair for pair in pairs if pair.unit_id == key),
            tuple(p.unit for p in pairs if p.checker_id == key and not p.ended_at),
            visits.get(key),
            sheets.get(key),
        )
        for key, unit in sorted(units.items(), key=lambda item: item[1].code)
    )
