"""The same work written into the ledger twice: suspected and shown, never decided."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from thidua.domain.ledger_sums import Claim
from thidua.domain.vietnamese_text import fold

NEAR = timedelta(days=31)
"""Lines whose times are farther apart tell of different works."""

LEAST_SHARED = 2  # the share of words in common is at least one half


@dataclass(frozen=True, slots=True)
class Claimed:
    """A line with what it says in words and when it was done."""

    claim: Claim
    words: frozenset[str]
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Two lines, the older key first, that may tell of one work; which figures are the same."""

    first: int
    second: int
    same_quantity: bool
    same_money: bool


def words_of(*texts: str) -> frozenset[str]:
    """The words of texts as they are compared.

    Source: docs/algorithms/ledger.md#doubles.

    >>> sorted(words_of("Tặng quà", "quà Tết"))
    ['qua', 'tang', 'tet']
    """
    return frozenset(word for text in texts for word in fold(text).split())


def suspected(
    lines: Iterable[Claimed], cleared: Collection[tuple[int, int]] = ()
) -> list[Suspicion]:
    """Pairs that may be one work.

    Both quantity (in the same measure) and money are the same; or one of the two is, nothing
    contradicts, and half of the words of the shorter line stand in the other. Only lines whose
    times touch within a month; never a whole with its own part, nor a pair that was cleared.

    Source: docs/algorithms/ledger.md#doubles.
    """
    by_key = {line.claim.key: line for line in lines}
    groups: dict[object, list[int]] = defaultdict(list)
    for key, line in sorted(by_key.items()):
        claim = line.claim
        if claim.quantity:
            groups[claim.measured, claim.quantity.value].append(key)
        if money := claim.money_in_all:
            groups[money.value].append(key)
    pairs = {pair for keys in groups.values() for pair in combinations(keys, 2)}
    found = (_suspicion(by_key[first], by_key[second]) for first, second in sorted(pairs))
    return [each for each in found if each and (each.first, each.second) not in cleared]


def _suspicion(one: Claimed, other: Claimed) -> Suspicion | None:
    first, second = one.claim, other.claim
    if second.part_of == first.key or first.part_of == second.key:
        return None
    if one.since > other.until + NEAR or other.since > one.until + NEAR:
        return None
    money, others = first.money_in_all, second.money_in_all
    same_money = bool(money and others and money.value == others.value)
    comparable = bool(first.quantity and second.quantity and first.measured == second.measured)
    same_quantity = bool(
        comparable
        and first.quantity
        and second.quantity
        and first.quantity.value == second.quantity.value
    )
    differs = bool(money and others and not same_money) or (comparable and not same_quantity)
    if differs or not (same_money or same_quantity):
        return None
    shared, shorter = one.words & other.words, min(len(one.words), len(other.words))
    if not (same_money and same_quantity) and LEAST_SHARED * len(shared) < shorter:
        return None
    return Suspicion(first.key, second.key, same_quantity, same_money)
