"""Conditions over several years: so many in a row, so many within a span."""

from dataclasses import dataclass

from thidua.domain.award_codes import SCOPE_NAMES
from thidua.domain.eligibility import Answer, all_of, any_of, at_least
from thidua.domain.eligibility_facts import Facts
from thidua.domain.eligibility_initiatives import MANY, SCOPE_PLACE
from thidua.domain.year_marks import all_marked, last_years, run_length
from thidua.law.conditions.years import (
    Awarded,
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
    def label(self) -> str:
        """What is counted."""
        return self.of.label

    def met(self, facts: Facts) -> Answer:
        """All of the last ``times`` years.

        Source: docs/algorithms/eligibility.md#in-a-row
        Units: years.
        Raises: nothing.
        """
        return all_marked(counting(facts, self.of.marks(facts)), last_years(self.times))

    def needs(self, facts: Facts) -> str:
        """How many in a row."""
        return str(self.times)

    def has(self, facts: Facts) -> str | None:
        """The length of the run that is known."""
        run = self._run(facts)
        return str(run) if run or self.met(facts) is False else None

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
    def label(self) -> str:
        """What is counted."""
        return self.of.label

    def met(self, facts: Facts) -> Answer:
        """As many as needed among the last ``years``.

        Source: docs/algorithms/eligibility.md#within
        Units: years.
        Raises: nothing.
        """
        window = last_years(self.years)
        marks = counting(facts, self.of.marks(facts))
        least = (marks.yes & window).bit_count()
        most = (window & ~marks.no).bit_count()
        return at_least(self.times, least=least, most=most)

    def needs(self, facts: Facts) -> str:
        """How many."""
        return str(self.times)

    def has(self, facts: Facts) -> str | None:
        """How many are known."""
        count = self._found(facts).bit_count()
        return str(count) if count or self.met(facts) is False else None

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

    ``fresh``: those that a Chiến sĩ thi đua cơ sở was given for do not count again.
    """

    code: str
    scope: str
    times: int
    years: int
    fresh: bool = False

    @property
    def label(self) -> str:
        """What is counted."""
        return "sáng kiến"

    def met(self, facts: Facts) -> Answer:
        """As many as needed.

        Source: docs/algorithms/eligibility.md#initiatives
        Units: initiatives.
        Raises: nothing.
        """
        least, most = self._count(facts)
        return at_least(self.times, least=least, most=most)

    def needs(self, facts: Facts) -> str:
        """How many."""
        return str(self.times)

    def has(self, facts: Facts) -> str | None:
        """How many are known."""
        least, _ = self._count(facts)
        return str(least) if least or self.met(facts) is False else None

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
        for back, year in enumerate(facts.initiatives[: self.years]):
            low, high = year.least[place], year.most[place]
            if self.fresh:
                low, high = max(low - year.used_most, 0), max(high - year.used_least, 0)
            if several:
                low = low if facts.sure_years >> back & 1 else 0
                high = 0 if facts.lost_years >> back & 1 else high
            least, most = least + low, most + high
        return least, most


@dataclass(frozen=True, slots=True)
class TwiceProvincial:
    """Chiến sĩ thi đua cấp tỉnh "02 lần liên tục", in one of two patterns and no other.

    This year and last; or this year and three years ago, with Chiến sĩ thi đua cơ sở in all six.
    """

    code: str = "two_consecutive_cstd_tinh"

    def met(self, facts: Facts) -> Answer:
        """One of the two patterns.

        Source: LUAT-06-2022-QH15/art/21/clause/1; docs/algorithms/eligibility.md#twice-provincial
        Units: years.
        Raises: nothing.
        """
        provincial = counting(facts, facts.awards["CSTD_TINH"])
        local = counting(facts, facts.awards["CSTDCS"])
        if provincial.no & 1:  # both patterns need the award year
            return False
        apart = all_of((all_marked(provincial, 0b1001), all_marked(local, last_years(6))))
        return any_of((all_marked(provincial, 0b11), apart))

    def needs(self, facts: Facts) -> str:
        """Two times."""
        return "2"

    def has(self, facts: Facts) -> str | None:
        """Two when a pattern is there; else whether the award year itself is."""
        met = self.met(facts)
        if met:
            return "2"
        now = found(facts, facts.awards["CSTD_TINH"]) & 1
        return str(now) if now or met is False else None

    def says(self) -> str:
        """Both patterns."""
        return (
            "02 lần liên tục được tặng «Chiến sĩ thi đua cấp bộ, ban, ngành, tỉnh» (năm xét và năm "
            "liền trước; hoặc năm xét và ba năm trước, đủ «Chiến sĩ thi đua cơ sở» cả sáu năm)"
        )

    def finds(self, facts: Facts) -> str:
        """The years of both titles."""
        window, year = last_years(6), facts.award_year
        titles = (Awarded("CSTD_TINH"), Awarded("CSTDCS"))
        lines = []
        for title in titles:
            marks = title.marks(facts)
            years = years_words(found(facts, marks) & window, year) or "không có năm nào rõ"
            lines.append(f"{title.label}: {years}{doubts(facts, marks, 6)}")
        return ", ".join(lines) + discipline_doubt(facts)
