"""Conditions on the members of a collective: shares as exact fractions, read for the day."""

from dataclasses import dataclass
from fractions import Fraction

from thidua.domain.eligibility import Answer, Shown
from thidua.domain.eligibility_facts import Facts
from thidua.law.conditions.base import NOT_KNOWN, plain
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

    def needs(self, facts: Facts) -> Shown:
        """The share, with its sign."""
        share = self._share(facts)
        return Shown(f"{'>' if self.over else '≥'} {share}", asked_share(share, over=self.over))

    def has(self, facts: Facts) -> Shown | None:
        """The part of how many."""
        return part_of_members(facts, self.part)

    def says(self) -> str:
        """The share in words."""
        return f"Tỷ lệ {PART_WORDS[self.part]} trên tổng số thành viên"

    def finds(self, facts: Facts) -> str:
        """What is asked, and what is there."""
        return f"cần {self.needs(facts).words}, có {words_or_unknown(self.has(facts))}"

    def _share(self, facts: Facts) -> Fraction:
        return Fraction(parameter(self.share).at(facts.received_on).value)


@dataclass(frozen=True, slots=True)
class ShareBetweenSources:
    """A part of the members, where two sources ask for different shares: read between them.

    Above ``least`` and below ``most`` one source is content and the other is not: not known.
    """

    code: str
    part: str
    least: str  # the parameters' names; the share must exceed this one
    most: str

    def met(self, facts: Facts) -> Answer:
        """What both sources say, when they agree.

        Source: the parameters' own citations; docs/algorithms/eligibility.md#two-sources
        Units: share of members, 0 to 1.

        Raises:
            NotInForce: a parameter has no value on the day of receipt.
        """
        low, high = (share.met(facts) for share in self._shares())
        return low if low == high else None

    def is_open(self, facts: Facts) -> bool:
        """Whether the sources differ on what is there.

        Source: docs/algorithms/eligibility.md#two-sources
        """
        low, high = (share.met(facts) for share in self._shares())
        return low is not None and low != high

    def needs(self, facts: Facts) -> Shown:
        """Both shares."""
        low, high = (share.needs(facts) for share in self._shares())
        words = f"{low.words}, hoặc {high.words}: các nguồn khác nhau"
        return Shown(f"{low.value} | {high.value}", words)

    def has(self, facts: Facts) -> Shown | None:
        """The part of how many."""
        return part_of_members(facts, self.part)

    def says(self) -> str:
        """The share in words."""
        return f"Tỷ lệ {PART_WORDS[self.part]} trên tổng số thành viên"

    def finds(self, facts: Facts) -> str:
        """What both sources ask, and what is there."""
        low, high = (share.needs(facts).words for share in self._shares())
        found = words_or_unknown(self.has(facts))
        words = f"một nguồn ghi {low}, một nguồn ghi {high}; có {found}"
        between = self.has(facts) is not None and self.met(facts) is None
        return f"{words}, nằm giữa hai nguồn nên chưa rõ" if between else words

    def _shares(self) -> tuple[ShareOfMembers, ShareOfMembers]:
        low = ShareOfMembers(self.code, self.part, self.least, over=True)
        return low, ShareOfMembers(self.code, self.part, self.most)


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

    def needs(self, facts: Facts) -> Shown:
        """How many."""
        return plain(str(self._least(facts)))

    def has(self, facts: Facts) -> Shown | None:
        """How many there are."""
        part = getattr(facts.collective, self.part)
        return None if part is None else plain(str(part))

    def says(self) -> str:
        """The kind of member."""
        return f"Số {PART_WORDS[self.part]}"

    def finds(self, facts: Facts) -> str:
        """What is asked, and what is there."""
        return f"cần ít nhất {self._least(facts)}, có {words_or_unknown(self.has(facts))}"

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
        """
        count = facts.collective.disciplined_from_canh_cao
        return None if count is None else count == 0

    def needs(self, facts: Facts) -> Shown:
        """None."""
        return plain("0")

    def has(self, facts: Facts) -> Shown | None:
        """How many were."""
        count = facts.collective.disciplined_from_canh_cao
        return None if count is None else plain(str(count))

    def says(self) -> str:
        """Nobody."""
        return "Không có cá nhân bị kỷ luật từ hình thức cảnh cáo trở lên"

    def finds(self, facts: Facts) -> str:
        """How many were."""
        return f"có {words_or_unknown(self.has(facts))}"


def part_of_members(facts: Facts, part: str) -> Shown | None:
    """A part of the members as "24/40", a question mark for what is not known.

    Units: persons.
    """
    count, members = getattr(facts.collective, part), facts.collective.members
    if count is None and members is None:
        return None
    return plain(f"{'?' if count is None else count}/{'?' if members is None else members}")


def words_or_unknown(figure: Shown | None) -> str:
    """A figure in words, or that it is not known."""
    return NOT_KNOWN if figure is None else figure.words


def asked_share(share: Fraction, *, over: bool) -> str:
    """A least share in words.

    Units: share, 0 to 1.

    >>> asked_share(Fraction(1, 2), over=True), asked_share(Fraction(7, 10), over=False)
    ('trên 50 %', 'từ 70 % trở lên')
    """
    percent = f"{float_free_percent(share)} %"
    return f"trên {percent}" if over else f"từ {percent} trở lên"


def float_free_percent(share: Fraction) -> str:
    """A share as a percentage without a float: 7/10 is "70", 1/8 is "12,5".

    Units: percent.

    >>> float_free_percent(Fraction(1, 8))
    '12,5'
    """
    whole, rest = divmod(share * 100, 1)
    if not rest:
        return str(whole)
    digits = str(int(rest * 1000)).rjust(3, "0").rstrip("0")
    return f"{whole},{digits}"
