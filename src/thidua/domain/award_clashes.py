"""Whether an award stands in the way of a new one: the same twice, one achievement twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thidua.domain.award_codes import FOR_MERIT


@dataclass(frozen=True, slots=True)
class Given:
    """An award as the rules against doubles look at it; None and "" are "not known"."""

    award: str
    type: str = ""
    year: int | None = None
    period_from: date | None = None
    period_to: date | None = None
    decision: str = ""  # what identifies the decision
    is_title: bool = False
    is_state_level: bool = False


class ClashKind(StrEnum):
    """What is wrong with having both."""

    REPEATED = "repeated"  # refused: the same award of the same decision, written down already
    SAME = "same"  # refused: it was given already, by another decision
    PERIODS = "periods"  # a warning: one achievement, two commendations (P8, P9)
    STATE_LEVEL = "state_level"  # a warning: two State-level forms in a year (P10)

    @property
    def is_refused(self) -> bool:
        """Whether nobody may record both; the other kinds ask a person to look again."""
        return self in {ClashKind.REPEATED, ClashKind.SAME}

    @property
    def principles(self) -> tuple[str, ...]:
        """Codes of the principles that the clash touches."""
        return _PRINCIPLES[self]


_PRINCIPLES = {
    ClashKind.REPEATED: ("P8",),
    ClashKind.SAME: ("P8",),
    ClashKind.PERIODS: ("P8", "P9"),
    ClashKind.STATE_LEVEL: ("P10",),
}


@dataclass(frozen=True, slots=True)
class Clash:
    """The new award against one that stands; ``place`` is its place in what was given."""

    kind: ClashKind
    place: int


def find_clashes(new: Given, standing: Iterable[Given]) -> list[Clash]:
    """Every award that stands, revoked ones left out by the caller, that clashes with the new one.

    Source: docs/algorithms/award-history.md#doubles (Luật 06/2022/QH15, Điều 5.2; TT 08/2017).
    Units: award years and days.

    >>> held = [Given("BK_TINH", "cong_trang", 2023, decision="1"), Given("GK", "dot_xuat", 2024)]
    >>> find_clashes(Given("BK_TINH", "cong_trang", 2023, decision="2"), held)
    [Clash(kind=<ClashKind.SAME: 'same'>, place=0)]
    """
    found = []
    for place, old in enumerate(standing):
        kind = _clash(new, old)
        if kind is not None:
            found.append(Clash(kind, place))
    return found


def is_repeated(new: Given, old: Given) -> bool:
    """Whether both are one award of one decision; years and types that are not known agree.

    Source: docs/algorithms/award-history.md#doubles
    Units: award years.

    >>> is_repeated(Given("GK", "", 2023, decision="1"), Given("GK", "dot_xuat", decision="1"))
    True
    """
    if new.award != old.award or not new.decision or new.decision != old.decision:
        return False
    return _types_agree(new, old) and (None in (new.year, old.year) or new.year == old.year)


def _clash(new: Given, old: Given) -> ClashKind | None:
    if is_repeated(new, old):
        return ClashKind.REPEATED
    if _is_same(new, old):
        return ClashKind.SAME
    if _is_one_achievement(new, old):
        return ClashKind.PERIODS
    is_same_year = new.year is not None and new.year == old.year
    if is_same_year and new.is_state_level and old.is_state_level:
        return ClashKind.STATE_LEVEL
    return None


def _is_same(new: Given, old: Given) -> bool:
    """A title once a year, a form for merit once a year."""
    if new.award != old.award or new.year is None or new.year != old.year:
        return False
    return new.is_title or new.type == old.type == FOR_MERIT


def _types_agree(new: Given, old: Given) -> bool:
    return not new.type or not old.type or new.type == old.type


def _is_one_achievement(new: Given, old: Given) -> bool:
    """Two forms of one type whose times overlap; an unknown time is its award year."""
    if new.is_title or old.is_title or not _types_agree(new, old):
        return False
    first, second = _span(new), _span(old)
    if first is None or second is None:
        return False
    return first[0] <= second[1] and second[0] <= first[1]


def _span(given: Given) -> tuple[date, date] | None:
    year = given.year
    first = given.period_from or (date(year, 1, 1) if year is not None else given.period_to)
    last = given.period_to or (date(year, 12, 31) if year is not None else given.period_from)
    return (first, last) if first is not None and last is not None else None
