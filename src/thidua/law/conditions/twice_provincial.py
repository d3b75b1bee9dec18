"""Chiến sĩ thi đua cấp tỉnh twice in a row, and the initiative that goes with it."""

from dataclasses import dataclass

from thidua.domain.eligibility import Answer, Shown, all_of, any_of
from thidua.domain.eligibility_facts import Facts
from thidua.domain.year_marks import Marks, all_marked, last_years
from thidua.law.conditions.base import plain
from thidua.law.conditions.several_years import Initiatives
from thidua.law.conditions.years import (
    Awarded,
    counting,
    discipline_doubt,
    doubts,
    found,
    years_words,
)

SPAN = 6  # years that both patterns look at


@dataclass(frozen=True, slots=True)
class TwiceProvincial:
    """Chiến sĩ thi đua cấp tỉnh "02 lần liên tục", in one of two patterns and no other.

    The last year counted and the one before it; or the last year and three years before it, with
    Chiến sĩ thi đua cơ sở in all six. The last year counted is the award year or the one before:
    the title is proposed until the end of the year that follows.
    """

    code: str = "two_consecutive_cstd_tinh"

    def met(self, facts: Facts) -> Answer:
        """One of the two patterns, ending in the award year or the year before.

        Source: LUAT-06-2022-QH15/art/21/clause/1; ND-98-2023/art/32;
            docs/algorithms/eligibility.md#twice-provincial
        Units: years.
        """
        now = self.ended(facts, 0)
        return now or any_of((now, self.ended(facts, 1)))

    def ended(self, facts: Facts, back: int) -> Answer:
        """Whether a pattern ends so many years before the award year.

        Source: docs/algorithms/eligibility.md#twice-provincial
        Units: years.
        """
        given = facts.awards["CSTD_TINH"]
        if (given.no | facts.lost_years) >> back & 1:  # both patterns need the last year
            return False
        provincial = _shifted(counting(facts, given), back)
        local = _shifted(counting(facts, facts.awards["CSTDCS"]), back)
        apart = all_of((all_marked(provincial, 0b1001), all_marked(local, last_years(SPAN))))
        return any_of((all_marked(provincial, 0b11), apart))

    def needs(self, facts: Facts) -> Shown:
        """Two times."""
        return plain("2")

    def has(self, facts: Facts) -> Shown | None:
        """Two when a pattern is there; else whether the award year itself is."""
        met = self.met(facts)
        if met:
            return plain("2")
        now = found(facts, facts.awards["CSTD_TINH"]) & 1
        return plain(str(now)) if now or met is False else None

    def says(self) -> str:
        """Both patterns."""
        return (
            "02 lần liên tục được tặng «Chiến sĩ thi đua của tỉnh, ngành» (hai năm liền "
            "nhau; hoặc cách nhau ba năm, đủ «Chiến sĩ thi đua cơ sở» cả sáu năm), năm cuối là năm "
            "xét hoặc năm liền trước"
        )

    def finds(self, facts: Facts) -> str:
        """The years of both titles."""
        window, year = last_years(SPAN + 1), facts.award_year
        lines = []
        for title in (Awarded("CSTD_TINH"), Awarded("CSTDCS")):
            marks = title.marks(facts)
            years = years_words(found(facts, marks) & window, year) or "không có năm nào rõ"
            lines.append(f"{title.label.words}: {years}{doubts(facts, marks, SPAN)}")
        late = not self.ended(facts, 0) and self.ended(facts, 1)
        after = f"; tính đến năm {year - 1}, đề nghị trong năm liền kề" if late else ""
        return ", ".join(lines) + after + discipline_doubt(facts)


@dataclass(frozen=True, slots=True)
class NationwideInitiative:
    """An initiative with nationwide effect within the six years that carry the title."""

    within: Initiatives
    before: Initiatives  # the same, a year earlier
    twice: TwiceProvincial = TwiceProvincial()

    @property
    def code(self) -> str:
        """That of the initiative."""
        return self.within.code

    def met(self, facts: Facts) -> Answer:
        """Within the six years up to the award year, or up to the year before where those carry it.

        Source: LUAT-06-2022-QH15/art/21/clause/1; docs/algorithms/eligibility.md#twice-provincial
        Units: initiatives.
        """
        now = self.within.met(facts)
        if now or self.twice.ended(facts, 0):
            return now
        is_late = self.twice.ended(facts, 1)
        if is_late is False:  # spelt out: screening asks this of millions
            return now
        return any_of((now, all_of((is_late, self.before.met(facts)))))

    def needs(self, facts: Facts) -> Shown:
        """How many."""
        return self.within.needs(facts)

    def has(self, facts: Facts) -> Shown | None:
        """How many are known."""
        return self._of(facts).has(facts)

    def says(self) -> str:
        """The initiative, and within which years."""
        return self.within.says()

    def finds(self, facts: Facts) -> str:
        """The count."""
        return self._of(facts).finds(facts)

    def _of(self, facts: Facts) -> Initiatives:
        is_late = self.within.met(facts) is not True and self.twice.ended(facts, 1)
        return self.before if is_late else self.within


def _shifted(marks: Marks, back: int) -> Marks:
    return Marks(marks.yes >> back, marks.no >> back)
