"""Years and initiatives serve once: what an earlier award was given for does not count again."""

from dataclasses import dataclass

from thidua.domain.award_codes import AWARD_NAMES, HELD_NAMES
from thidua.domain.eligibility import Answer, Shown, all_of, any_of, at_least
from thidua.domain.eligibility_facts import CERTIFICATE, Facts, is_for_merit, is_held
from thidua.domain.track_record import HeldAward
from thidua.domain.year_marks import all_marked, last_years
from thidua.law.conditions.base import plain
from thidua.law.conditions.held import named_award
from thidua.law.conditions.several_years import Consecutive
from thidua.law.conditions.years import years_words

USED_ONCE = "CV-5007-2023-BNV"
"""Where it is said, for the law of 2022; the letter was read second-hand."""
OF_A_CERTIFICATE = 2  # initiatives that a provincial certificate is given for
UNUSED = "chưa dùng"


@dataclass(frozen=True, slots=True)
class YearsNotUsed:
    """The last ``years`` years carried no award of the same level for merit yet.

    One achievement, one commendation. A bar: only an award that is known stands in the way.
    """

    code: str
    awards: tuple[str, ...]
    years: int

    def met(self, facts: Facts) -> Answer:
        """Whether no such award used any of the years.

        Source: CV-5007-2023-BNV; docs/algorithms/eligibility.md#used-once
        Units: award years.
        """
        known, first = True, facts.award_year - self.years + 1
        for award in facts.held or ():  # spelt out: screening asks this of millions
            is_older = award.year is not None and award.year < first
            used = False if is_older else self._uses(award, facts)
            if used:
                return False
            known = known and used is not None
        return True if known else None

    def is_asked(self, facts: Facts) -> bool:
        """Whether an award is known that may have used the years.

        Source: docs/algorithms/eligibility.md#bars
        """
        return any(self._could_be(award) for award in facts.held or ())

    def needs(self, facts: Facts) -> Shown:
        """None."""
        return plain(UNUSED)

    def has(self, facts: Facts) -> Shown | None:
        """The awards that used some of the years."""
        using = [one for one in facts.held or () if self._uses(one, facts) is not False]
        if not using:
            return plain(UNUSED)
        codes = ", ".join(f"{one.award or '?'} {one.year or '?'}" for one in using)
        return Shown(codes, ", ".join(named_award(one) for one in using))

    def says(self) -> str:
        """The years, and what they carried."""
        names = " hoặc ".join(f"«{HELD_NAMES[award]}»" for award in self.awards)
        return (
            f"{self.years:02} năm tính đến năm xét, cùng sáng kiến của các năm đó, chưa được dùng "
            f"để tặng {names} theo công trạng"
        )

    def finds(self, facts: Facts) -> str:
        """The awards that did, and those that may have."""
        answers = {one: self._uses(one, facts) for one in facts.held or ()}
        using = [named_award(one) for one, used in answers.items() if used]
        doubtful = [named_award(one) for one, used in answers.items() if used is None]
        words = [f"đã dùng cho {', '.join(using)}"] if using else []
        words += [f"chưa rõ {', '.join(doubtful)} có dùng các năm này không"] if doubtful else []
        return "; ".join(words) or UNUSED

    def _could_be(self, award: HeldAward) -> bool:
        return award.award is None or award.award in self.awards

    def _uses(self, award: HeldAward, facts: Facts) -> Answer:
        first, year = facts.award_year - self.years + 1, award.year
        return all_of(
            (
                None if award.award is None else award.award in self.awards,
                is_held(award, facts.received_on),
                is_for_merit(award),
                None if year is None else first <= year <= facts.award_year,
            )
        )


@dataclass(frozen=True, slots=True)
class InitiativeNotUsed:
    """The award year's initiative is left, or the class serves instead.

    A provincial certificate for the same year was given for two initiatives of that year and the
    year before; which of them, the record does not say. A bar, as above.
    """

    code: str = "initiative_not_used"

    def met(self, facts: Facts) -> Answer:
        """Whether one is left that no certificate was given for.

        Source: CV-5007-2023-BNV; docs/algorithms/eligibility.md#used-once
        Units: initiatives.
        """
        if not facts.awards[CERTIFICATE].yes & 1:
            return True
        least, most = self._left(facts)
        return any_of((all_marked(facts.excellent, 1), at_least(1, least=least, most=most)))

    def is_asked(self, facts: Facts) -> bool:
        """Whether such a certificate is known, and the class does not serve instead.

        Source: docs/algorithms/eligibility.md#bars
        """
        return bool(facts.awards[CERTIFICATE].yes & ~facts.excellent.yes & 1)

    def needs(self, facts: Facts) -> Shown:
        """One."""
        return plain("1")

    def has(self, facts: Facts) -> Shown | None:
        """How many are surely left."""
        least, _ = self._left(facts)
        return plain(str(least)) if least or self.met(facts) is not None else None

    def says(self) -> str:
        """One initiative that is left."""
        return (
            "Còn sáng kiến của năm xét chưa dùng để tặng "
            f"«{AWARD_NAMES[CERTIFICATE]}» (mỗi sáng kiến chỉ dùng một lần)"
        )

    def finds(self, facts: Facts) -> str:
        """How many may be left."""
        if self.met(facts) is None:
            return "chưa rõ còn sáng kiến nào chưa dùng"
        return f"còn ít nhất {self._left(facts)[0]}"

    def _left(self, facts: Facts) -> tuple[int, int]:
        now, before = facts.initiatives[:2]
        elsewhere = before.most[0] - before.used_least
        least = max(now.least[0] - OF_A_CERTIFICATE, 0)
        return least, max(now.most[0] - max(OF_A_CERTIFICATE - elsewhere, 0), 0)


@dataclass(frozen=True, slots=True)
class ConsecutiveOnce:
    """So many in a row, of which none was counted for an earlier award of this kind already.

    Whether years may be counted twice for it, the law does not say: then nobody knows.
    """

    run: Consecutive
    award: str

    @property
    def code(self) -> str:
        """That of the run."""
        return self.run.code

    def met(self, facts: Facts) -> Answer:
        """The run; not known where some of its years were counted before.

        Source: LUAT-06-2022-QH15/art/22/clause/1; docs/algorithms/eligibility.md#used-once
        Units: years.
        """
        met, earlier = self.run.met(facts), facts.awards[self.award]
        if not met:
            return met
        window = last_years(self.run.times) & ~1
        return True if earlier.no & window == window else None

    def is_open(self, facts: Facts) -> bool:
        """Whether years of the run were counted before.

        Source: docs/algorithms/eligibility.md#used-once
        """
        return bool(facts.awards[self.award].yes & last_years(self.run.times) & ~1)

    def needs(self, facts: Facts) -> Shown:
        """How many in a row."""
        return self.run.needs(facts)

    def has(self, facts: Facts) -> Shown | None:
        """The length of the run."""
        return self.run.has(facts)

    def says(self) -> str:
        """So many in a row."""
        return self.run.says()

    def finds(self, facts: Facts) -> str:
        """The run, and the earlier award that counted some of its years."""
        found, name = self.run.finds(facts), AWARD_NAMES[self.award]
        if not self.run.met(facts):
            return found
        window = last_years(self.run.times) & ~1
        if counted := facts.awards[self.award].yes & window:
            years = years_words(counted, facts.award_year)
            return (
                f"{found}; có năm đã tính cho «{name}» năm {years}, luật không nói rõ có được "
                "tính lại không"
            )
        hidden = window & ~facts.awards[self.award].no
        years = years_words(hidden, facts.award_year)
        return f"{found}; chưa rõ năm {years} có «{name}» không" if hidden else found
