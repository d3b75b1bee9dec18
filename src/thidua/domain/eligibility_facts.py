"""A track record boiled down to what rules ask: a handful of integers for each subject."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from thidua.domain.award_codes import (
    BY_INITIATIVE,
    EXCELLENT,
    FOR_MERIT,
    GOOD,
    SCOPE_NAMES,
    TITLE_NAMES,
)
from thidua.domain.eligibility import Answer, all_of
from thidua.domain.track_record import (
    Case,
    CollectiveCounts,
    Discipline,
    HeldAward,
    Initiative,
    YearRecord,
)
from thidua.domain.year_marks import ALL_YEARS, UNKNOWN, Marks

MANY = 1_000_000  # stands for "nobody knows how many"
INITIATIVE_YEARS = 6  # no rule looks further back
FLAGS = frozenset({"CO_TINH", "CO_CP"})  # a thematic flag carries nothing upward
CERTIFICATE = "BK_TINH"


class YearInitiatives(NamedTuple):
    """How many initiatives of one year serve each scope, and how many a title has used up."""

    least: tuple[int, int, int]  # co_so, tinh, toan_quoc
    most: tuple[int, int, int]
    used_least: int
    used_most: int


NO_INITIATIVE = (0, 0, 0)
UNKNOWN_INITIATIVES = YearInitiatives((0, 0, 0), (MANY, MANY, MANY), 0, 1)
SCOPE_PLACE = {scope: place for place, scope in enumerate(SCOPE_NAMES)}


@dataclass(frozen=True, slots=True)
class Facts:
    """What every rule reads. Compact: screening a million subjects keeps one of these at a time."""

    received_on: date
    award_year: int
    classification: str | None  # of the award year
    good: Marks  # years classified at least HTTNV
    excellent: Marks  # years classified HTXSNV
    awards: Mapping[str, Marks]  # the eight titles, and BK_TINH for merit
    initiatives: tuple[YearInitiatives, ...]  # the award year first
    attitude_confirmed: bool | None
    registered: bool | None
    held: tuple[HeldAward, ...] | None
    under_review: bool | None
    running_discipline: bool | None
    sure_years: int  # years that count in awards over several years
    lost_years: int  # years that do not: a discipline ended in them or later
    collective: CollectiveCounts
    bloc_leader: bool | None


def facts_of(case: Case) -> Facts:
    """The facts of one case.

    Source: docs/algorithms/eligibility.md#facts
    Units: years as bits, see ``year_marks``.
    Raises: nothing.
    """
    now = case.years.get(case.award_year, YearRecord())
    good, excellent = _classified(case)
    awards = _awards(case)
    sure_years, lost_years = _counting_years(case.disciplines, case.award_year)
    return Facts(
        received_on=case.received_on,
        award_year=case.award_year,
        classification=now.classification,
        good=good,
        excellent=excellent,
        awards=awards,
        initiatives=_initiatives(case, awards["CSTDCS"]),
        attitude_confirmed=now.attitude_confirmed,
        registered=now.registered,
        held=case.held,
        under_review=case.under_review,
        running_discipline=_running(case.disciplines, case.received_on),
        sure_years=sure_years,
        lost_years=lost_years,
        collective=case.collective,
        bloc_leader=case.bloc_leader,
    )


def is_held(award: HeldAward, received_on: date) -> Answer:
    """Whether an award counts as held on the day the dossier was received.

    Source: docs/algorithms/eligibility.md#held-awards
    Units: days; one decided on that very day is held.
    Raises: nothing.
    """
    if award.revoked:
        return False
    return None if award.decided_on is None else award.decided_on <= received_on


def is_for_merit(award: HeldAward) -> Answer:
    """Whether it was given for merit (công trạng), the only type that carries upward.

    Source: ND-98-2023/art/4/clause/3; docs/algorithms/eligibility.md#held-awards
    Units: none.
    Raises: nothing.
    """
    return None if award.type is None else award.type == FOR_MERIT


def _past_years(case: Case) -> Iterable[tuple[int, YearRecord]]:
    """Each known year as its bit; what lies after the award year says nothing about it."""
    award_year = case.award_year
    for year, record in case.years.items():
        if year <= award_year:
            yield 1 << (award_year - year), record


def _classified(case: Case) -> tuple[Marks, Marks]:
    """The years classified at least HTTNV, and those classified HTXSNV."""
    excellent = good = known = 0
    for bit, record in _past_years(case):
        classification = record.classification
        if classification is not None:
            known |= bit
            if classification == EXCELLENT:
                excellent |= bit
            elif classification == GOOD:
                good |= bit
    good |= excellent
    return Marks(good, known & ~good), Marks(excellent, known & ~excellent)


def _awards(case: Case) -> Mapping[str, Marks]:
    yes = dict.fromkeys(TITLE_NAMES, 0)
    listed = 0
    for bit, record in _past_years(case):
        titles = record.titles
        if titles is not None:
            listed |= bit
            for title in titles:
                yes[title] |= bit
    marks = {title: Marks(years, listed & ~years) for title, years in yes.items()}
    marks[CERTIFICATE] = UNKNOWN if case.held is None else Marks(0, ALL_YEARS)
    by_code: dict[str, list[HeldAward]] = {}
    unnamed = [award for award in case.held or () if award.award is None]  # could be any award
    for award in case.held or ():
        if award.award in marks:
            by_code.setdefault(award.award, []).append(award)
    for code in marks if unnamed else by_code:
        marks[code] = _with_held(marks[code], code, by_code.get(code, []) + unnamed, case)
    return marks


def _with_held(marks: Marks, code: str, records: list[HeldAward], case: Case) -> Marks:
    """The marks of one award, with what the list of held awards adds or takes away."""
    sure = possible = revoked = doubted = 0
    for record in records:
        years = _years_of(record, case.award_year)
        named = record.award is not None and record.year is not None
        answer = _counts(record, code, case.received_on)
        if record.revoked:
            revoked |= years if named else 0
            doubted |= 0 if named else years
        elif answer is not False:
            sure |= years if answer and named else 0
            possible |= 0 if answer and named else years
    yes = (marks.yes & ~revoked & ~doubted) | sure
    return Marks(yes, ((marks.no & ~doubted) | revoked) & ~possible & ~yes)


def _years_of(record: HeldAward, award_year: int) -> int:
    """The year a record is for; any year when it does not say; none when it is still to come."""
    if record.year is None:
        return ALL_YEARS
    return 1 << (award_year - record.year) if record.year <= award_year else 0


def _counts(record: HeldAward, code: str, received_on: date) -> Answer:
    held = is_held(record, received_on)
    merit = is_for_merit(record) if code in FLAGS or code == CERTIFICATE else True
    return all_of((held, merit))


def _initiatives(case: Case, cstdcs: Marks) -> tuple[YearInitiatives, ...]:
    return tuple(
        _year_initiatives(case.years.get(case.award_year - back), cstdcs, 1 << back)
        for back in range(INITIATIVE_YEARS)
    )


def _year_initiatives(record: YearRecord | None, cstdcs: Marks, bit: int) -> YearInitiatives:
    if record is None:
        return UNKNOWN_INITIATIVES
    used_least, used_most = _used(record.cstdcs_basis, cstdcs, bit)
    if record.initiatives is None:
        return UNKNOWN_INITIATIVES._replace(used_least=used_least, used_most=used_most)
    least, most = _by_scope(record.initiatives)
    return YearInitiatives(least, most, used_least, used_most)


def _by_scope(
    initiatives: tuple[Initiative, ...],
) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    if not initiatives:
        return NO_INITIATIVE, NO_INITIATIVE
    scopes = [initiative.scope for initiative in initiatives]
    total, nationwide, unscoped = len(scopes), scopes.count("toan_quoc"), scopes.count(None)
    province = nationwide + scopes.count("tinh")
    return (total, province, nationwide), (total, province + unscoped, nationwide + unscoped)


def _used(basis: str | None, cstdcs: Marks, bit: int) -> tuple[int, int]:
    """At least and at most how many initiatives the year's CSTDCS used up: none or one."""
    if basis == EXCELLENT or cstdcs.no & bit:
        return 0, 0
    return (1, 1) if basis == BY_INITIATIVE and cstdcs.yes & bit else (0, 1)


def _running(disciplines: tuple[Discipline, ...] | None, received_on: date) -> bool | None:
    if disciplines is None:
        return None
    return any(one.ended_on is None or one.ended_on > received_on for one in disciplines)


def _counting_years(disciplines: tuple[Discipline, ...] | None, award_year: int) -> tuple[int, int]:
    """The years that surely count, and those that surely do not: begun before a discipline ended.

    Every year begins on 1 January, so it begins after a discipline only when it is a later year.
    """
    if disciplines is None:
        return 0, 0
    last = max((one.ended_on.year for one in disciplines if one.ended_on), default=None)
    if last is None:
        return ALL_YEARS, 0
    sure = (1 << max(award_year - last, 0)) - 1
    return sure, ~sure
