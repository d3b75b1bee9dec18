"""What reading a report gives: results, and the numbers that are none."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from thidua.domain.exact import plain_number

TOTAL, EACH = "total", "each"


@dataclass(frozen=True, slots=True)
class FoundResult:
    """One thing done: a quantity with its unit, or money, or both.

    ``start`` and ``end`` are places in the line ``line``, counted from 1; money is in đồng,
    ``money_is`` for all (``total``) or for one of the quantity (``each``); ``part_of`` is the
    index of the whole among the results.
    """

    line: int
    start: int
    end: int
    text: str
    quantity: Decimal | None = None
    unit: str | None = None
    quantity_qualifier: str | None = None
    money: Decimal | None = None
    money_qualifier: str | None = None
    money_is: str | None = None
    part_of: int | None = None

    def measures(self) -> Iterator[tuple[str, Decimal]]:
        """What can be added up: the head of the unit with the quantity, "" with the money."""
        if self.quantity is not None and self.unit:
            yield self.unit.split(maxsplit=1)[0].lower(), self.quantity
        if self.money is not None and self.money_is == TOTAL:
            yield "", self.money

    def to_mapping(self) -> dict[str, object]:
        """As `thidua read-figures --json` prints it."""
        return {
            "line": self.line,
            "quantity": None if self.quantity is None else plain_number(self.quantity),
            "unit": self.unit,
            "quantity_qualifier": self.quantity_qualifier,
            "money": None if self.money is None else plain_number(self.money),
            "money_qualifier": self.money_qualifier,
            "money_is": self.money_is,
            "part_of": self.part_of,
            "text": self.text,
        }


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A stretch of the line ``line`` with a number that is no result, and why."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a text, and the numbers that were left out."""

    results: tuple[FoundResult, ...]
    left_out: tuple[LeftOut, ...]
