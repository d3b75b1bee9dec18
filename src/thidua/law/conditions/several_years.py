"""Conditions over several years: so many in a row, so many within a span."""

from dataclasses import dataclass

from thidua.domain.award_codes import SCOPE_NAMES
from thidua.domain.eligibility import Answer, Shown, at_least
from thidua.domain.eligibility_facts import Facts
from thidua.domain.eligibility_initiatives import MANY, SCOPE_PLACE
from thidua.domain.year_marks import all_marked, last_years, run_length
from thidua.law.conditions.base import plain
from thidua.law.conditions.years import (
    YearKind,
    counting,
    discipline_doubt,
    doubts,
    found,
    years_words,
)


@dataclass(frozen=True, slots=True)
class Consecutive:
    """So many years in a row, the last of them the award year; longer is enough."""

    code: str
    of: YearKind
    times: int

    @property
    def label(self) -> Shown:
        """What is counted."""
        return self.of.label

    def met(self, facts: Facts) -> Answer:
        """All of the last ``times`` years.

        Source: docs/algorithms/eligibility.md#in-a-row
        Units: years.
        """
        return all_marked(counting(facts, self.of.marks(facts)), last_years(self.times))

    def needs(self, facts: Facts) -> Shown:
        """How many in a row."""
        return plain(str(self.times))

    def has(self, facts: Facts) -> Shown | None:
        """The length of the run that is known."""
        run = self._run(facts)
        return plain(str(run)) if run or self.met(facts) is False else None

    def says(self) -> str:
        """So many in a row, of what, up to the award year."""
        return f"{self.times:02} {self.of.unit} liên tục {self.of.words}, tính đến năm xét"

    def finds(self, facts: Facts) -> str:
        """The run, the year that breaks it, and what is not known."""
        marks, run = self.of.marks(facts), self._run(facts)
        year = facts.award_year
        words = f"có {run}" + (f" ({years_words(last_years(run), year)})" if run else "")
        breaks = marks.no >> run & 1 and run < self.times
        gap = f"; năm {year - run} không đạt" if breaks else ""
        return words + gap + doubts(facts, marks, self.times) + discipline_doubt(facts)

    def _run(self, facts: Facts) -> int:
        return run_length(found(facts, self.of.marks(facts)))


@dataclass(frozen=True, slots=True)
class Within:
    """At least so many years (or times) within the last ``years`` years."""

    code: str
    of: YearKind
    times: int
    years: int

    @property
    def label(self) -> Shown:
        """What is counted."""
        return self.of.label

    def met(self, facts: Facts) -> Answer:
        """As many as needed among the last ``years``.

        Source: docs/algorithms/eligibility.md#within
        Units: years.
        """
        window = last_years(self.years)
        marks = counting(facts, self.of.marks(facts))
        least = (marks.yes & window).bit_count()
        most = (window & ~marks.no).bit_count()
        return at_least(self.times, least=least, most=most)

    def needs(self, facts: Facts) -> Shown:
        """How many."""
        return plain(str(self.times))

    def has(self, facts: Facts) -> Shown | None:
        """How many are known."""
        count = self._found(facts).bit_count()
        return plain(str(count)) if count or self.met(facts) is False else None

    def says(self) -> str:
        """So many, of what, within which years."""
        span = f"trong {self.years:02} năm tính đến năm xét"
        return f"{self.times:02} {self.of.unit} {self.of.words} {span}"

    def finds(self, facts: Facts) -> str:
        """The years found, and what is not known."""
        years = self._found(facts)
        words = f"có {years.bit_count()}"
        words += f" ({years_words(years, facts.award_year)})" if years else ""
        hidden = doubts(facts, self.of.marks(facts), self.years)
        return words + hidden + discipline_doubt(facts)

    def _found(self, facts: Facts) -> int:
        return found(facts, self.of.marks(facts)) & last_years(self.years)


@dataclass(frozen=True, slots=True)
class Initiatives:
    """Initiatives recognised at ``scope`` or wider within the last ``years`` years.

    ``fresh``: those that a Chiến sĩ thi đua cơ sở was given for do not count again. ``back``: the
    years end so many years before the award year.
    """

    code: str
    scope: str
    times: int
    years: int
    fresh: bool = False
    back: int = 0

    @property
    def label(self) -> Shown:
        """What is counted."""
        return plain("sáng kiến")

    def met(self, facts: Facts) -> Answer:
        """As many as needed.

        Source: docs/algorithms/eligibility.md#initiatives
        Units: initiatives.
        """
        least, most = self._count(facts)
        return at_least(self.times, least=least, most=most)

    def needs(self, facts: Facts) -> Shown:
        """How many."""
        return plain(str(self.times))

    def has(self, facts: Facts) -> Shown | None:
        """How many are known."""
        least, _ = self._count(facts)
        return plain(str(least)) if least or self.met(facts) is False else None

    def says(self) -> str:
        """So many initiatives, of which scope, within which years."""
        up = "" if self.scope == "toan_quoc" else " trở lên"
        when = "trong năm xét" if self.years == 1 else f"trong {self.years:02} năm tính đến năm xét"
        unused = ", không kể sáng kiến đã dùng để xét Chiến sĩ thi đua cơ sở" if self.fresh else ""
        scope = SCOPE_NAMES[self.scope]
        return f"{self.times:02} sáng kiến được công nhận phạm vi {scope}{up} {when}{unused}"

    def finds(self, facts: Facts) -> str:
        """The count, as a range where something is not known."""
        least, most = self._count(facts)
        if least == most:
            return f"có {least}"
        if most < MANY:
            return f"có từ {least} đến {most}, chưa rõ hết"
        return f"có ít nhất {least}, chưa rõ hết" if least else "chưa rõ"

    def _count(self, facts: Facts) -> tuple[int, int]:
        least = most = 0
        several, place = self.years > 1, SCOPE_PLACE[self.scope]
        years = facts.initiatives[self.back : self.back + self.years]
        for back, year in enumerate(years, self.back):
            low, high = year.least[place], year.most[place]
            if self.fresh:
                low, high = max(low - year.used_most, 0), max(high - year.used_least, 0)
            if several:
                low = low if facts.sure_years >> back & 1 else 0
                high = 0 if facts.lost_years >> back & 1 else high
            least, most = least + low, most + high
        return least, most
