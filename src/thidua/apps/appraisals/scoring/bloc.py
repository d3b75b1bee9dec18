"""Where the units of a season stand: every sheet scored together, self and verified."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import QuerySet

from thidua.apps.appraisals.models import Evidence, Line, Period, Sheet
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
from thidua.apps.appraisals.scoring.fed import fill_drafts
from thidua.apps.appraisals.scoring.plan import SheetPlan, plan_of
from thidua.apps.schemes.models import Scheme
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import of_members, places_in
from thidua.domain.figures import Claim
from thidua.web.prepared import prepared

Files = Mapping[int, Sequence[Evidence]]
"""The files still attached to lines, by the line's key."""
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


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """A sheet with its lines as they were read, and their files where a page shows them."""

    sheet: Sheet
    lines: list[Line]
    files: Files = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The unit's."""
        return self.sheet.unit.code


def season_sheets(season: Season, period: Period | None = None) -> list[FilledSheet]:
    """The sheets of a season that are in hand, in the bloc's order; few queries.

    With ``period`` those of a closed one, also of units that have left since.
    """
    found = _sheets_of_period([period.pk]) if period else _sheets([season.pk])
    sheets = {sheet.unit_id: sheet for sheet in found}
    # the scheme is fetched once for all, not read anew from its JSON for each sheet
    schemes = {each.pk: each for each in _schemes({s.scheme_id for s in sheets.values()})}
    lines: dict[int, list[Line]] = {sheet.pk: [] for sheet in sheets.values()}
    for sheet in sheets.values():
        sheet.season, sheet.scheme = season, schemes[sheet.scheme_id]
        under_its_name(sheet)
    for line in _lines(lines):
        lines[line.sheet_id].append(line)
    _fill(season, sheets.values(), lines)
    ordered = [sheets.pop(key) for key in _member_keys(season) if key in sheets]
    return [FilledSheet(sheet, lines[sheet.pk]) for sheet in (*ordered, *sheets.values())]


def sheets_of_seasons(seasons: Iterable[Season]) -> dict[int, list[FilledSheet]]:
    """By the key of each of several seasons: its sheets in hand, in no order; three queries.

    For counting, not for showing: units bear the names of today. Drafts are filled as usual.
    """
    by_key = {season.pk: season for season in seasons}
    sheets = {sheet.pk: sheet for sheet in _sheets(list(by_key))}
    schemes = {each.pk: each for each in _schemes({s.scheme_id for s in sheets.values()})}
    lines: dict[int, list[Line]] = {key: [] for key in sheets}
    for line in _lines(lines):
        lines[line.sheet_id].append(line)
    drafts: dict[int, list[Sheet]] = {}
    found: dict[int, list[FilledSheet]] = {key: [] for key in by_key}
    for sheet in sheets.values():
        sheet.season, sheet.scheme = by_key[sheet.season_id], schemes[sheet.scheme_id]
        found[sheet.season_id].append(FilledSheet(sheet, lines[sheet.pk]))
        if sheet.state == Sheet.State.DRAFT:
            drafts.setdefault(sheet.season_id, []).append(sheet)
    for key, open_ones in drafts.items():
        _fill(by_key[key], open_ones, lines)
    return found


def _fill(season: Season, sheets: Iterable[Sheet], lines: Mapping[int, list[Line]]) -> None:
    """Fill drafts with what the program knows, the sheets of each scheme together."""
    of_scheme: dict[int, list[Sheet]] = {}
    for sheet in sheets:
        of_scheme.setdefault(sheet.scheme_id, []).append(sheet)
    for same in of_scheme.values():
        plan = plan_of(same[0].scheme)
        fill_drafts(season, plan, [(sheet, lines[sheet.pk]) for sheet in same])


def _member_keys(season: Season) -> list[int]:
    return [unit for unit, _role in places_in(season)]


@prepared
def _sheets(seasons: Collection[int]) -> QuerySet[Sheet]:
    return Sheet.objects.filter(of_members(), season__in=seasons).select_related("unit")


@prepared
def _sheets_of_period(periods: Collection[int]) -> QuerySet[Sheet]:
    return Sheet.every.filter(period__in=periods).select_related("unit")


@prepared
def _schemes(keys: Collection[int]) -> QuerySet[Scheme]:
    return Scheme.objects.filter(pk__in=keys).select_related("kind")


@prepared
def _lines(sheets: Collection[int]) -> QuerySet[Line]:
    return Line.objects.filter(sheet__in=sheets).order_by("pk")


def score_sheets(plan: SheetPlan, sheets: Sequence[FilledSheet], claim_of: ClaimOf) -> Scored:
    """Score sheets together, as one bloc."""
    claims = [
        claim_of(line, each.code)
        for each in sheets
        for line in each.lines
        if line.actual or line.target or line.verified_actual
    ]
    return score(plan, [each.code for each in sheets], claims)


def verified_standing(plan: SheetPlan, sheets: Sequence[FilledSheet]) -> Scored:
    """The bloc's result with the figures that count after verification."""
    return score_sheets(plan, sheets, verified_claim)


def by_table(sheets: Iterable[FilledSheet]) -> list[list[FilledSheet]]:
    """The sheets of each table together, in the order of the kinds of units."""
    found: dict[int, list[FilledSheet]] = {}
    for each in sheets:
        found.setdefault(each.sheet.scheme_id, []).append(each)
    return sorted(found.values(), key=lambda same: _place(same[0].sheet.scheme))


def _place(scheme: Scheme) -> tuple[int, int]:
    kind = scheme.kind
    return (kind.order, kind.pk) if kind else (0, 0)


def standings(season: Season, period: Period | None = None) -> list[SheetStanding]:
    """Every sheet with its points. A draft is scored beside those handed in, never the reverse.

    With ``period`` those of a closed one.
    """
    sheets = season_sheets(season, period)
    found = {each.sheet.pk: each for same in by_table(sheets) for each in _standings(same)}
    return [found[each.sheet.pk] for each in sheets]


def _standings(sheets: Sequence[FilledSheet]) -> list[SheetStanding]:
    """Those of one table."""
    plan = plan_of(sheets[0].sheet.scheme)
    handed_in = [each for each in sheets if each.sheet.state in HANDED_IN]
    drafts = [each for each in sheets if each.sheet.state not in HANDED_IN]
    own = _own_scores(plan, handed_in, drafts)
    is_begun = any(line.verdict for each in handed_in for line in each.lines)
    verified = verified_standing(plan, handed_in) if is_begun else None
    return [_standing(each, own[each.sheet.pk], verified) for each in sheets]


def _own_scores(
    plan: SheetPlan, handed_in: Sequence[FilledSheet], drafts: Sequence[FilledSheet]
) -> dict[int, Scored]:
    together = score_sheets(plan, handed_in, self_claim)
    found = dict.fromkeys((each.sheet.pk for each in handed_in), together)
    if drafts and not plan.relative:  # no unit's points depend on another's
        claims = [self_claim(line, each.code) for each in drafts for line in each.lines]
        at_once = score(plan, [each.code for each in drafts], claims)
        return found | dict.fromkeys((each.sheet.pk for each in drafts), at_once)
    relative = [
        (line, each.code) for each in handed_in for line in each.lines if line.item in plan.relative
    ]
    for each in drafts:
        claims = [self_claim(line, each.code) for line in each.lines]
        found[each.sheet.pk] = score_beside(plan, each.code, claims, relative)
    return found


def _standing(filled: FilledSheet, own: Scored, verified: Scored | None) -> SheetStanding:
    lines = filled.lines
    seen = [line for line in lines if line.verdict]
    is_verified = filled.sheet.state in HANDED_IN and bool(seen)
    return SheetStanding(
        filled.sheet,
        own,
        verified if is_verified else None,
        sum(line.verdict == Line.Verdict.CHANGED for line in lines),
        len(lines) - len(seen),
    )
