"""Where the units of a season stand: every sheet scored together, self and verified."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.queries import HANDED_IN, under_its_name
from thidua.apps.appraisals.scoring.claims import (
    Scored,
    UnitScore,
    score,
    score_beside,
    self_claim,
    unit_score,
    verified_claim,
)
from thidua.apps.appraisals.scoring.plan import SheetPlan, plan_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of, of_members
from thidua.domain.figures import Claim

ClaimOf = Callable[[Line, str], Claim]


@dataclass(frozen=True)
class SheetStanding:
    """One sheet with what it comes to; reasons are made when they are asked for."""

    sheet: Sheet
    own: Scored
    verified: Scored | None  # None before anything was verified
    changed: int
    unseen: int

    @property
    def self_score(self) -> UnitScore:
        """The unit's own points with their reasons."""
        return unit_score(self.own, self.sheet.unit.code)

    @property
    def total(self) -> Decimal:
        """The unit's own points."""
        return self.own.result.total(self.sheet.unit.code)

    @property
    def verified_total(self) -> Decimal | None:
        """The points after verification, once it has begun."""
        return self.verified.result.total(self.sheet.unit.code) if self.verified else None

    @property
    def missing(self) -> int:
        """Criteria for which nothing was reported."""
        return self.own.result.missing(self.sheet.unit.code)


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


def score_sheets(plan: SheetPlan, sheets: Sequence[Sheet], claim_of: ClaimOf) -> Scored:
    """Score sheets together, as one bloc."""
    claims = [
        claim_of(line, sheet.unit.code)
        for sheet in sheets
        for line in rows_of(sheet)
        if line.actual or line.target or line.verified_actual
    ]
    return score(plan, [sheet.unit.code for sheet in sheets], claims)


def verified_standing(plan: SheetPlan, sheets: Sequence[Sheet]) -> Scored:
    """The bloc's result with the figures that count after verification."""
    return score_sheets(plan, sheets, verified_claim)


def standings(season: Season) -> list[SheetStanding]:
    """Every sheet with its points. A draft is scored beside those handed in, never the reverse."""
    sheets = season_sheets(season)
    if not sheets:
        return []
    plan = plan_of(sheets[0].scheme)
    handed_in = [sheet for sheet in sheets if sheet.state in HANDED_IN]
    drafts = [sheet for sheet in sheets if sheet.state not in HANDED_IN]
    own = _own_scores(plan, handed_in, drafts)
    is_begun = any(line.verdict for sheet in handed_in for line in rows_of(sheet))
    verified = verified_standing(plan, handed_in) if is_begun else None
    return [_standing(sheet, own[sheet.pk], verified) for sheet in sheets]


def _own_scores(
    plan: SheetPlan, handed_in: Sequence[Sheet], drafts: Sequence[Sheet]
) -> dict[int, Scored]:
    together = score_sheets(plan, handed_in, self_claim)
    found = dict.fromkeys((sheet.pk for sheet in handed_in), together)
    if drafts and not plan.relative:  # no unit's points depend on another's
        claims = [self_claim(line, each.unit.code) for each in drafts for line in rows_of(each)]
        at_once = score(plan, [sheet.unit.code for sheet in drafts], claims)
        return found | dict.fromkeys((sheet.pk for sheet in drafts), at_once)
    relative = [
        (line, sheet.unit.code)
        for sheet in handed_in
        for line in rows_of(sheet)
        if line.item in plan.relative
    ]
    for sheet in drafts:
        code = sheet.unit.code
        claims = [self_claim(line, code) for line in rows_of(sheet)]
        found[sheet.pk] = score_beside(plan, code, claims, relative)
    return found


def _standing(sheet: Sheet, own: Scored, verified: Scored | None) -> SheetStanding:
    rows = rows_of(sheet)
    seen = [line for line in rows if line.verdict]
    is_verified = sheet.state in HANDED_IN and bool(seen)
    return SheetStanding(
        sheet,
        own,
        verified if is_verified else None,
        sum(line.verdict == Line.Verdict.CHANGED for line in rows),
        len(rows) - len(seen),
    )
