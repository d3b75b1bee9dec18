"""What a year can have been: classified so, or given that award; and years put into words."""

from dataclasses import dataclass
from typing import Protocol

from thidua.domain.award_codes import AWARD_NAMES, CLASS_NAMES, EXCELLENT
from thidua.domain.eligibility import Shown
from thidua.domain.eligibility_facts import Facts
from thidua.domain.year_marks import ALL_YEARS, Marks, either, last_years


class YearKind(Protocol):
    """A property that years have or lack."""

    @property
    def label(self) -> Shown:
        """Its code for programs, its name for people."""

    @property
    def words(self) -> str:
        """Its name in Vietnamese."""

    @property
    def unit(self) -> str:
        """What one of them is called: a year, or a time."""

    def marks(self, facts: Facts) -> Marks:
        """The years that have it, and those that lack it."""


@dataclass(frozen=True, slots=True)
class Classified:
    """Years classified at least ``level``, or given ``or_title``, which says as much."""

    level: str
    or_title: str | None = None

    @property
    def label(self) -> Shown:
        """The class, or the title that serves as well."""
        level, title = CLASS_NAMES[self.level], self.or_title
        if title is None:
            return Shown(self.level, level)
        return Shown(f"{self.level}/{title}", f"{level} hoặc {AWARD_NAMES[title]}")

    @property
    def words(self) -> str:
        """The class, and the title that serves as well."""
        above = "" if self.level == EXCELLENT else " trở lên"
        title = f" hoặc đạt «{AWARD_NAMES[self.or_title]}»" if self.or_title else ""
        return f"xếp loại «{CLASS_NAMES[self.level]}»{above}{title}"

    @property
    def unit(self) -> str:
        """A classification is for a year."""
        return "năm"

    def marks(self, facts: Facts) -> Marks:
        """The years so classified.

        Source: docs/algorithms/eligibility.md#years-as-bits
        Units: years.
        """
        marks = facts.excellent if self.level == EXCELLENT else facts.good
        return either(marks, facts.awards[self.or_title]) if self.or_title else marks


@dataclass(frozen=True, slots=True)
class Awarded:
    """Years for which an award was given."""

    award: str

    @property
    def label(self) -> Shown:
        """The award."""
        return Shown(self.award, AWARD_NAMES[self.award])

    @property
    def words(self) -> str:
        """The award's name."""
        return f"được tặng «{AWARD_NAMES[self.award]}»"

    @property
    def unit(self) -> str:
        """An award is given so many times."""
        return "lần"

    def marks(self, facts: Facts) -> Marks:
        """The years for which it was given.

        Source: docs/algorithms/eligibility.md#years-as-bits
        Units: years.
        """
        return facts.awards[self.award]


def counting(facts: Facts, marks: Marks) -> Marks:
    """Marks of an award over several years: a year before the end of a discipline counts for none.

    Source: ND-98-2023/art/4; docs/algorithms/eligibility.md#discipline
    Units: years.
    """
    if (
        not facts.lost_years and facts.sure_years == ALL_YEARS
    ):  # most people: screening asks millions
        return marks
    return Marks(marks.yes & facts.sure_years, marks.no | facts.lost_years)


def found(facts: Facts, marks: Marks) -> int:
    """The years to show as found: marked, and not lost to a discipline.

    Source: docs/algorithms/eligibility.md#discipline
    Units: years.
    """
    return marks.yes & ~facts.lost_years


def years_words(years: int, award_year: int) -> str:
    """Years as text, runs joined: "2019, 2021–2023".

    Units: years.

    >>> years_words(0b101110, 2024)
    '2019, 2021–2023'
    """
    listed = [
        award_year - back for back in range(years.bit_length() - 1, -1, -1) if years >> back & 1
    ]
    parts: list[tuple[int, int]] = []
    for year in listed:
        if parts and parts[-1][1] == year - 1:
            parts[-1] = (parts[-1][0], year)
        else:
            parts.append((year, year))
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in parts)


def doubts(facts: Facts, marks: Marks, span: int) -> str:
    """What spoils or hides years of the last ``span``: disciplines, and years nobody entered.

    Units: years.
    """
    window = last_years(span)
    lost = marks.yes & facts.lost_years & window
    hidden = window & ~marks.yes & ~marks.no & ~facts.lost_years
    words = ""
    if lost:
        years = years_words(lost, facts.award_year)
        words += f"; năm {years} không tính vì bắt đầu trước khi hết kỷ luật"
    if hidden:
        words += f"; chưa rõ năm {years_words(hidden, facts.award_year)}"
    return words


def discipline_doubt(facts: Facts) -> str:
    """A word on disciplines nobody entered: then no year is sure to count."""
    unknown = facts.sure_years | facts.lost_years != ALL_YEARS
    return "; chưa rõ kỷ luật nên chưa biết các năm này có được tính không" if unknown else ""
