"""Sums of the ledger of results: qualifiers kept, parts never added to their whole."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from thidua.domain.qualified import Qualified, added, times
from thidua.domain.vietnamese_text import fold, sort_key

_compared = lru_cache(maxsize=4096)(fold)
"""Ledgers say the same few measures in thousands of lines."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A line of the ledger as it is added up.

    ``part_of`` is the key of the whole that "trong đó" breaks down; ``is_each`` says that the
    money, in đồng, is for one of the quantity.
    """

    key: int
    measure: str = ""
    quantity: Qualified | None = None
    money: Qualified | None = None
    is_each: bool = False
    part_of: int | None = None

    @property
    def money_in_all(self) -> Qualified | None:
        """The money of the whole quantity, in đồng; None where it cannot be told."""
        if self.money is None or not self.is_each:
            return self.money
        return None if self.quantity is None else times(self.money, self.quantity)

    @property
    def measured(self) -> str:
        """The measure as it is compared."""
        return _compared(self.measure)


@dataclass(frozen=True, slots=True)
class MeasureSum:
    """What was done in one unit of measure, and for how much money (đồng)."""

    measure: str
    quantity: Qualified | None
    money: Qualified | None
    lines: int


@dataclass(frozen=True, slots=True)
class LedgerSums:
    """All money (đồng) and, by unit of measure, what was done; most lines first."""

    money: Qualified | None
    by_measure: tuple[MeasureSum, ...]
    lines: int


NOTHING = LedgerSums(None, (), 0)
"""Of no lines."""


@dataclass(slots=True)
class _Group:
    measure: str
    quantities: list[Qualified] = field(default_factory=list)
    money: list[Qualified] = field(default_factory=list)
    lines: int = 0


def summed(claims: Iterable[Claim]) -> LedgerSums:
    """The sums of the lines.

    A part adds its quantity only where no whole above it counts in the same unit of measure, and
    its money only where no whole above it has money: what the whole says is said once. Money of
    lines without a quantity stands under the measure "".

    Source: docs/algorithms/ledger.md#parts.
    Units: quantities in their measure, money in đồng.
    """
    lines = {claim.key: claim for claim in claims}
    groups: dict[str, _Group] = {}
    for claim in lines.values():
        above = list(_wholes(claim, lines))
        quantity, money = claim.quantity, claim.money_in_all
        if any(each.quantity and each.measured == claim.measured for each in above):
            quantity = None
        if any(each.money_in_all for each in above):
            money = None
        if quantity is None and money is None:
            continue
        group = groups.setdefault(claim.measured, _Group(claim.measure))
        group.lines += 1
        group.quantities += [quantity] if quantity else []
        group.money += [money] if money else []
    found = [
        MeasureSum(each.measure, added(each.quantities), added(each.money), each.lines)
        for each in groups.values()
    ]
    found.sort(key=lambda each: (not each.measure, -each.lines, sort_key(each.measure)))
    money = added(amount for each in groups.values() for amount in each.money)
    return LedgerSums(money, tuple(found), len(lines))


def _wholes(claim: Claim, lines: Mapping[int, Claim]) -> Iterator[Claim]:
    """The lines that the claim is a part of, nearest first; a circle ends where it began."""
    seen = {claim.key}
    while claim.part_of is not None and claim.part_of in lines and claim.part_of not in seen:
        claim = lines[claim.part_of]
        seen.add(claim.key)
        yield claim
