"""The facts of a track: the same as those of the person's case, without building the case."""

from datetime import date
from functools import lru_cache

from thidua.apps.eligibility.tracks.bulk_tracks import Bits, Track
from thidua.domain.award_codes import BY_INITIATIVE, EXCELLENT, TITLE_NAMES
from thidua.domain.eligibility_facts import (
    CERTIFICATE,
    Facts,
    add_held,
    counting_years,
    is_running,
)
from thidua.domain.eligibility_initiatives import (
    INITIATIVE_YEARS,
    NO_INITIATIVE,
    NOBODY_KNOWS,
    YearInitiatives,
    by_scope,
    used_up,
)
from thidua.domain.track_record import CollectiveCounts
from thidua.domain.year_marks import ALL_YEARS, UNKNOWN, Marks, last_years

_LAST = last_years(INITIATIVE_YEARS)
_NO_COUNTS = CollectiveCounts()
_ANSWERS = {None: None, 0: False, 1: True}


def facts_of_track(track: Track, award_year: int, received_on: date) -> Facts:
    """What the rules read."""
    good, excellent, known, complete, classification, attitude, registered = track.years
    awards = _awards(track, complete, award_year, received_on)
    is_complete = bool(complete & 1)
    sure_years, lost_years, disciplined = _discipline(
        track.discipline_ends, award_year, received_on, is_complete=is_complete
    )
    return Facts(
        received_on,
        award_year,
        classification or None,
        Marks(good, known & ~good),
        Marks(excellent, known & ~excellent),
        awards,
        _last_initiatives(track, complete, awards["CSTDCS"], award_year),
        _ANSWERS[attitude],
        _ANSWERS[registered],
        track.held,
        True if track.is_inquired else (False if is_complete else None),
        disciplined,
        sure_years,
        lost_years,
        _NO_COUNTS,
        None,
        track.is_history_complete,
    )


@lru_cache(maxsize=1_000)  # most people have none
def _discipline(
    ends: tuple[date | None, ...], award_year: int, received_on: date, *, is_complete: bool
) -> tuple[int, int, bool | None]:
    """Years that surely count, years that surely do not, and whether a discipline is running."""
    years = counting_years(ends, award_year, is_complete=is_complete)
    return *years, is_running(ends, received_on, is_complete=is_complete)


def _awards(track: Track, complete: int, award_year: int, received_on: date) -> dict[str, Marks]:
    awards = dict.fromkeys(TITLE_NAMES, Marks(0, complete))
    ldtt, cstdcs, cstd_tinh, cstd_tq, _, _ = track.titles
    awards["LDTT"] = Marks(ldtt, complete & ~ldtt)
    awards["CSTDCS"] = Marks(cstdcs, complete & ~cstdcs)
    if cstd_tinh:
        awards["CSTD_TINH"] = Marks(cstd_tinh, complete & ~cstd_tinh)
    if cstd_tq:
        awards["CSTD_TQ"] = Marks(cstd_tq, complete & ~cstd_tq)
    awards[CERTIFICATE] = Marks(0, ALL_YEARS) if track.is_history_complete else UNKNOWN
    if track.held:
        add_held(awards, track.held, award_year, received_on)
    return awards


def _last_initiatives(
    track: Track, complete: int, cstdcs: Marks, award_year: int
) -> tuple[YearInitiatives, ...]:
    *_, by_class, by_initiative = track.titles
    bases = (by_class & _LAST, by_initiative & _LAST)
    marks = Marks(cstdcs.yes & _LAST, cstdcs.no & _LAST)
    return _initiatives(track.initiatives, bases, marks, complete & _LAST, award_year)


@lru_cache(maxsize=20_000)  # six years of few people differ from everybody's
def _initiatives(
    rows: tuple[Bits, ...], bases: tuple[int, int], cstdcs: Marks, complete: int, award_year: int
) -> tuple[YearInitiatives, ...]:
    """The last six years, the award year first; ``bases`` and ``complete`` are years as bits."""
    counts = {award_year - year: row for year, *row in rows}
    found = []
    for back in range(INITIATIVE_YEARS):
        bit = 1 << back
        basis = _basis(bool(bases[0] & bit), bool(bases[1] & bit))
        used = used_up(basis, cstdcs, bit)
        least, most = by_scope(*counts[back]) if back in counts else (NO_INITIATIVE, NO_INITIATIVE)
        found.append(YearInitiatives(least, most if complete & bit else NOBODY_KNOWS, *used))
    return tuple(found)


def _basis(by_class: bool, by_initiative: bool) -> str | None:
    """On what a title was given; two records that differ say nothing."""
    if by_class == by_initiative:
        return None
    return EXCELLENT if by_class else BY_INITIATIVE
