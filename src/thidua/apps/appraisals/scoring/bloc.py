"""Where the units of a season stand: every sheet scored together, self and verified."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.queries import HANDED_IN, under_its_name
from thidua.apps.appraisals.scoring.entries import (
    Scored,
    UnitScore,
    score,
    score_alone,
    self_entry,
    unit_score,
    verified_entry,
)
from thidua.apps.appraisals.scoring.plan import SheetPlan, plan_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of, of_members
from thidua.domain.figures import Entry

Entrant = Callable[[Line, str], Entry]


@dataclass(frozen=True)
class SheetStanding:
    """One sheet with what it comes to."""

    sheet: Sheet
    self_score: UnitScore
    verified_score: UnitScore | None  # None before anything was verified
    changed: int
    unseen: int


def season_sheets(season: Season) -> list[Sheet]:
    """The sheets of a season in the bloc's order, their lines in ``sheet.rows``; few queries."""
    # the scheme is fetched once for all, not read anew from its JSON for each sheet
    found = season.sheets.filter(of_members()).select_related("unit").prefetch_related("scheme")
    sheets = {sheet.unit_id: sheet for sheet in found}
    by_key = {sheet.pk: sheet for sheet in sheets.values()}
    for sheet in by_key.values():
        sheet.season = season
        under_its_name(sheet)
        sheet.rows = []  # type: ignore[attr-defined] # filled just below
    for line in Line.objects.filter(sheet__in=by_key).order_by("pk"):
        by_key[line.sheet_id].rows.append(line)  # type: ignore[attr-defined] # see above
    ordered = [sheets.pop(key) for key in _member_keys(season) if key in sheets]
    return ordered + list(sheets.values())


def _member_keys(season: Season) -> list[int]:
    return list(members_of(season).values_list("unit_id", flat=True))


def rows_of(sheet: Sheet) -> list[Line]:
    """The lines that ``season_sheets`` has read."""
    rows: list[Line] = sheet.rows  # type: ignore[attr-defined] # see season_sheets
    return rows


def score_sheets(plan: SheetPlan, sheets: Sequence[Sheet], entrant: Entrant) -> Scored:
    """Score sheets together, as one bloc."""
    entries = [
        entrant(line, sheet.unit.code)
        for sheet in sheets
        for line in rows_of(sheet)
        if line.actual or line.target or line.verified_actual
    ]
    return score(plan, [sheet.unit.code for sheet in sheets], entries)


def verified_standing(plan: SheetPlan, sheets: Sequence[Sheet]) -> Scored:
    """The bloc's result with the figures that count after verification."""
    return score_sheets(plan, sheets, verified_entry)


def standings(season: Season) -> list[SheetStanding]:
    """Every sheet with its points. A draft is scored beside those handed in, never the reverse."""
    sheets = season_sheets(season)
    if not sheets:
        return []
    plan = plan_of(sheets[0].scheme)
    handed_in = [sheet for sheet in sheets if sheet.state in HANDED_IN]
    together = score_sheets(plan, handed_in, self_entry)
    verified = verified_standing(plan, handed_in)
    relative = [
        (line, sheet.unit.code)
        for sheet in handed_in
        for line in rows_of(sheet)
        if line.item in plan.relative
    ]
    found = []
    for sheet in sheets:
        code, rows = sheet.unit.code, rows_of(sheet)
        is_in = sheet.state in HANDED_IN
        seen = [line for line in rows if line.verdict]
        own = (
            unit_score(together, code)
            if is_in
            else score_alone(plan, code, [self_entry(line, code) for line in rows], relative)
        )
        found.append(
            SheetStanding(
                sheet,
                own,
                unit_score(verified, code) if is_in and seen else None,
                sum(line.verdict == Line.Verdict.CHANGED for line in rows),
                len(rows) - len(seen),
            )
        )
    return found
