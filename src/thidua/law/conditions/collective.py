"""Conditions on the members of a collective: shares as exact fractions, read for the day."""

from dataclasses import dataclass
from fractions import Fraction

from thidua.domain.eligibility import Answer
from thidua.domain.eligibility_facts import Facts
from thidua.law.conditions.base import NOT_KNOWN
from thidua.law.dated import parameter

PART_WORDS = {
    "ldtt": "cá nhân đạt «Lao động tiên tiến»",
    "completed": "cá nhân hoàn thành nhiệm vụ",
    "cstdcs": "cá nhân đạt «Chiến sĩ thi đua cơ sở»",
}


@dataclass(frozen=True, slots=True)
class ShareOfMembers:
    """A part of the members reaches the share the law gives for the day; ``over``: exceeds it."""

    code: str
    part: str
    share: str  # the parameter's name
    over: bool = False

    def met(self, facts: Facts) -> Answer:
        """Compared as exact fractions, never as rounded percentages.

        Source: the parameter's own citation.
        Units: share of members, 0 to 1.

        Raises:
            NotInForce: the parameter has no value on the day of receipt.
        """
        part, members = getattr(facts.collective, self.part), facts.collective.members
        if part is None or members is None:
            return None
        needed = self._share(facts) * members
        return bool(part > needed if self.over else part >= needed)

    def needs(self, facts: Facts) -> str:
        """The share, with its sign."""
        return f"{'>' if self.over else '≥'} {self._share(facts)}"

    def has(self, facts: Facts) -> str | None:
        """The part of how many."""
        part, members = getattr(facts.collective, self.part), facts.collective.members
        if part is None and members is None:
            return None
        return f"{'?' if part is None else part}/{'?' if members is None else members}"

    def says(self) -> str:
        """The share in words."""
        return f"Tỷ lệ {PART_WORDS[self.part]} trên tổng số thành viên"

    def finds(self, facts: Facts) -> str:
        """What is asked, and what is there."""
        percent = f"{float_free_percent(self._share(facts))} %"
        asked = f"cần {'trên' if self.over else 'từ'} {percent}" + ("" if self.over else " trở lên")
        return f"{asked}, có {self.has(facts) or NOT_KNOWN}"

    def _share(self, facts: Facts) -> Fraction:
        return Fraction(parameter(self.share).at(facts.received_on).value)


@dataclass(frozen=True, slots=True)
class MembersAtLeast:
    """At least so many members of a kind, the number the law gives for the day."""

    code: str
    part: str
    least: str  # the parameter's name

    def met(self, facts: Facts) -> Answer:
        """As many as needed.

        Source: the parameter's own citation.
        Units: persons.

        Raises:
            NotInForce: the parameter has no value on the day of receipt.
        """
        part = getattr(facts.collective, self.part)
        return None if part is None else bool(part >= self._least(facts))

    def needs(self, facts: Facts) -> str:
        """How many."""
        return str(self._least(facts))

    def has(self, facts: Facts) -> str | None:
        """How many there are."""
        part = getattr(facts.collective, self.part)
        return None if part is None else str(part)

    def says(self) -> str:
        """The kind of member."""
        return f"Số {PART_WORDS[self.part]}"

    def finds(self, facts: Facts) -> str:
        """What is asked, and what is there."""
        return f"cần ít nhất {self._least(facts)}, có {self.has(facts) or NOT_KNOWN}"

    def _least(self, facts: Facts) -> int:
        return int(parameter(self.least).at(facts.received_on).value)


@dataclass(frozen=True, slots=True)
class NobodyDisciplined:
    """No member was disciplined from "cảnh cáo" upwards."""

    code: str = "nobody_disciplined"

    def met(self, facts: Facts) -> Answer:
        """Whether the count is nought.

        Source: LUAT-15-2003-QH11/art/28
        Units: persons.
        Raises: nothing.
        """
        count = facts.collective.disciplined_from_canh_cao
        return None if count is None else count == 0

    def needs(self, facts: Facts) -> str:
        """None."""
        return "0"

    def has(self, facts: Facts) -> str | None:
        """How many were."""
        count = facts.collective.disciplined_from_canh_cao
        return None if count is None else str(count)

    def says(self) -> str:
        """Nobody."""
        return "Không có cá nhân bị kỷ luật từ hình thức cảnh cáo trở lên"

    def finds(self, facts: Facts) -> str:
        """How many were."""
        return f"có {self.has(facts) or NOT_KNOWN}"


def float_free_percent(share: Fraction) -> str:
    """A share as a percentage without a float: 7/10 is "70", 1/8 is "12,5".

    Source: none, wording.
    Units: percent.
    Raises: nothing.

    >>> float_free_percent(Fraction(1, 8))
    '12,5'
    """
    whole, rest = divmod(share * 100, 1)
    if not rest:
        return str(whole)
    digits = str(int(rest * 1000)).rjust(3, "0").rstrip("0")
    return f"{whole},{digits}"
