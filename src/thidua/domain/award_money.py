"""The money that goes with an award: a multiple of the base salary, a factor, rounded up."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from thidua.domain.exact import number_text


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that the sum is made of, and where it says so."""

    value: Decimal
    citation: str
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class MoneyRates:
    """What the law says on the day of a decision for one award and kind of subject.

    ``factor`` is None where a collective or a household gets the plain amount; ``step`` is the
    amount that the product is rounded up to, 0 or 1 for the exact product.
    """

    multiple: Figure
    base: Figure
    factor: Figure | None
    step: Figure


@dataclass(frozen=True, slots=True)
class Amount:
    """The money of one award, the product before rounding, and the figures behind it."""

    dong: int
    product: Fraction
    rates: MoneyRates

    @property
    def is_certain(self) -> bool:
        """Whether every figure was read in the text that it cites."""
        used = (self.rates.multiple, self.rates.base, self.rates.factor, self.rates.step)
        return all(figure.is_certain for figure in used if figure is not None)


def award_amount(rates: MoneyRates) -> Amount:
    """Multiple × base salary × factor, rounded up to the step.

    Source: docs/algorithms/award-money.md#the-sum
    Units: đồng, whole.

    >>> salary = Figure(Decimal(2340000), "NĐ 73/2024")
    >>> advanced = Figure(Decimal("0.3"), "NĐ 152/2025")
    >>> award_amount(MoneyRates(advanced, salary, None, Figure(Decimal(10000), "NĐ 152/2025"))).dong
    710000
    """
    product = Fraction(rates.multiple.value) * Fraction(rates.base.value)
    if rates.factor is not None:
        product *= Fraction(rates.factor.value)
    step = max(Fraction(rates.step.value), Fraction(1))
    return Amount(int(-(-product // step) * step), product, rates)


@dataclass(frozen=True, slots=True)
class TitleHeld:
    """A title of a subject: its key, whose it is, the time it is for, what it would be paid."""

    key: int
    subject: Hashable
    period: tuple[date, date] | None
    decided_on: date
    dong: int


def lower_titles(titles: Iterable[TitleHeld]) -> frozenset[int]:
    """The keys of titles that are not paid, because a higher one of the same subject is.

    Of two with the same amount the one decided first is paid. A title whose time is not known is
    compared with none.

    Source: docs/algorithms/award-money.md#several-titles (NĐ 152/2025, Điều 49 khoản 5).
    Units: đồng.

    >>> year = (date(2025, 1, 1), date(2025, 12, 31))
    >>> held = [TitleHeld(1, "A", year, date(2025, 12, 20), 710000),
    ...         TitleHeld(2, "A", year, date(2025, 12, 20), 2340000)]
    >>> lower_titles(held)
    frozenset({1})
    """
    together: dict[Hashable, list[TitleHeld]] = defaultdict(list)
    for title in titles:
        if title.period is not None:
            together[(title.subject, title.period)].append(title)
    lower: set[int] = set()
    for group in together.values():
        group.sort(key=lambda title: (-title.dong, title.decided_on, title.key))
        lower.update(title.key for title in group[1:])
    return frozenset(lower)


def amount_words(amount: Amount) -> str:
    """How the amount came about, for people to check.

    Source: docs/algorithms/award-money.md#the-sum
    Units: đồng.

    >>> salary = Figure(Decimal(2340000), "NĐ 73/2024")
    >>> advanced, step = Figure(Decimal("0.3"), "NĐ 152/2025"), Figure(Decimal(1), "QĐ 5/2025")
    >>> amount_words(award_amount(MoneyRates(advanced, salary, None, step)))
    '0,3 (NĐ 152/2025) × 2.340.000 (NĐ 73/2024) = 702.000'
    """
    rates = amount.rates
    parts = [_cited(rates.multiple), _cited(rates.base)]
    if rates.factor is not None:
        parts.append(_cited(rates.factor))
    told = f"{' × '.join(parts)} = {_exact(amount.product)}"
    if amount.product != amount.dong:
        told += f", làm tròn lên {number_text(amount.dong)} ({rates.step.citation})"
    return told


def _cited(figure: Figure) -> str:
    return f"{_shortest(figure.value)} ({figure.citation})"


def _shortest(value: Decimal) -> str:
    return number_text(int(value)) if value == int(value) else number_text(value.normalize())


def _exact(value: Fraction) -> str:
    return number_text(int(value)) if value.denominator == 1 else number_text(value)
