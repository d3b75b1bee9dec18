"""A condition on a collective itself: how long there has been such a collective."""

from dataclasses import dataclass

from thidua.domain.eligibility import Answer, Shown
from thidua.domain.eligibility_facts import Facts
from thidua.law.conditions.base import NOT_KNOWN, plain


@dataclass(frozen=True, slots=True)
class YearsOfExistence:
    """Built up over at least so many years when the dossier is received."""

    least: int
    code: str = "years_of_existence"

    def met(self, facts: Facts) -> Answer:
        """Whether as many; where the first day was not entered, nobody asks.

        Source: ND-65-2014/art/17
        Units: whole years.
        """
        return facts.years_of_existence is None or facts.years_of_existence >= self.least

    def needs(self, facts: Facts) -> Shown:
        """How many."""
        return plain(str(self.least))

    def has(self, facts: Facts) -> Shown | None:
        """How many there are."""
        years = facts.years_of_existence
        return None if years is None else plain(str(years))

    def says(self) -> str:
        """The least."""
        return f"Có từ {self.least} năm xây dựng, phát triển trở lên"

    def finds(self, facts: Facts) -> str:
        """How many there are."""
        years = facts.years_of_existence
        return NOT_KNOWN if years is None else f"hoạt động được {years:02} năm"
