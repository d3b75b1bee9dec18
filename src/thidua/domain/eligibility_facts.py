"""A track record boiled down to what rules ask: a handful of integers for each subject."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from thidua.domain.award_codes import (
    EXCELLENT,
    FLAGS,
    FOR_MERIT,
    GOOD,
    MINISTRY_CERTIFICATE,
    TITLE_NAMES,
)
from thidua.domain.eligibility import Answer, all_of
from thidua.domain.eligibility_initiatives import (
    INITIATIVE_YEARS,
    YearInitiatives,
    used_up,
    year_initiatives,
)
from thidua.domain.track_record import Case, CollectiveCounts, HeldAward, YearRecord
from thidua.domain.year_marks import ALL_YEARS, UNKNOWN, Marks

CERTIFICATE = "BK_TINH"
NOTHING_KNOWN = YearRecord()


@dataclass(frozen=True, slots=True)
class Facts:
    """What every rule reads. Compact: screening a million subjects keeps one of these at a time."""

    received_on: date
    award_year: int
    classification: str | None  # of the award year
    good: Marks  # years classified at least HTTNV
    excellent: Marks  # years classified HTXSNV
    awards: Mapping[str, Marks]  # the eight titles, and BK_TINH (or a ministry's) for merit
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
    held_is_complete: bool  # whether there is surely nothing held besides
    months_of_service: int | None = None  # in the award year
    years_of_existence: int | None = None  # whole years of a collective on the day of reception


def facts_of(case: Case) -> Facts:
    """The facts of one case.

    Source: docs/algorithms/eligibility.md#facts
    Units: years as bits, see ``year_marks``.
    """
    now = case.years.get(case.award_year, YearRecord())
    good, excellent = _classified(case)
    awards = _awards(case)
    ends = None if case.disciplines is None else [one.ended_on for one in case.disciplines]
    sure_years, lost_years = counting_years(
        ends, case.award_year, is_complete=case.disciplines_are_complete
    )
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
        running_discipline=is_running(
            ends, case.received_on, is_complete=case.disciplines_are_complete
        ),
        sure_years=sure_years,
        lost_years=lost_years,
        collective=case.collective,
        bloc_leader=case.bloc_leader,
        held_is_complete=case.held_is_complete,
        months_of_service=now.months_of_service,
        years_of_existence=_whole_years(case.active_since, case.received_on),
    )


def _whole_years(since: date | None, day: date) -> int | None:
    if since is None:
        return None
    return day.year - since.year - ((day.month, day.day) < (since.month, since.day))


def is_held(award: HeldAward, received_on: date) -> Answer:
    """Whether an award counts as held on the day the dossier was received.

    Source: docs/algorithms/eligibility.md#held-awards
    Units: days; one decided on that very day is held.
    """
    if award.revoked:
        return False
    return None if award.decided_on is None else award.decided_on <= received_on


def is_for_merit(award: HeldAward) -> Answer:
    """Whether it was given for merit (công trạng), the only type that carries upward.

    Source: ND-98-2023/art/4/clause/3; docs/algorithms/eligibility.md#held-awards
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
            listed |= bit if record.is_complete else 0
            for title in titles:
                yes[title] |= bit
    marks = {title: Marks(years, listed & ~years) for title, years in yes.items()}
    known = case.held is not None and case.held_is_complete
    marks[CERTIFICATE] = Marks(0, ALL_YEARS) if known else UNKNOWN
    add_held(marks, case.held or (), case.award_year, case.received_on)
    return marks


def add_held(
    marks: dict[str, Marks], held: Iterable[HeldAward], award_year: int, received_on: date
) -> None:
    """Change the marks by what the list of held awards adds or takes away.

    Source: docs/algorithms/eligibility.md#held-awards
    Units: years.
    """
    by_code: dict[str, list[HeldAward]] = {}
    unnamed = [award for award in held if award.award is None]  # could be any award
    for award in held:
        code = CERTIFICATE if award.award == MINISTRY_CERTIFICATE else award.award
        if code in marks:
            by_code.setdefault(code, []).append(award)
    for code in marks if unnamed else by_code:
        records = by_code.get(code, []) + unnamed
        marks[code] = _with_held(marks[code], code, records, (award_year, received_on))


def _with_held(marks: Marks, code: str, records: list[HeldAward], when: tuple[int, date]) -> Marks:
    """The marks of one award, with what the list of held awards adds or takes away."""
    award_year, received_on = when
    sure = possible = revoked = doubted = 0
    for record in records:
        years = _years_of(record, award_year)
        named = record.award is not None and record.year is not None
        answer = _counts(record, code, received_on)
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
        _year_initiatives(case.years.get(case.award_year - back, NOTHING_KNOWN), cstdcs, 1 << back)
        for back in range(INITIATIVE_YEARS)
    )


def _year_initiatives(record: YearRecord, cstdcs: Marks, bit: int) -> YearInitiatives:
    used = used_up(record.cstdcs_basis, cstdcs, bit)
    return year_initiatives(record.initiatives, used, is_complete=record.is_complete)


def is_running(
    ends: Iterable[date | None] | None, received_on: date, *, is_complete: bool
) -> bool | None:
    """Whether a discipline is running on the day, by the days on which disciplines ended.

    Source: docs/algorithms/eligibility.md#discipline
    Units: days.
    """
    if ends is None:
        return None
    if any(end is None or end > received_on for end in ends):
        return True
    return False if is_complete else None


def counting_years(
    ends: Iterable[date | None] | None, award_year: int, *, is_complete: bool
) -> tuple[int, int]:
    """The years that surely count, and those that surely do not: begun before a discipline ended.

    Every year begins on 1 January, so it begins after a discipline only when it is a later year.

    Source: docs/algorithms/eligibility.md#discipline
    Units: years.
    """
    if ends is None:
        return 0, 0
    last = max((end.year for end in ends if end), default=None)
    later = ALL_YEARS if last is None else (1 << max(award_year - last, 0)) - 1
    return later if is_complete else 0, ~later
