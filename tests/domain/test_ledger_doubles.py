"""The same work claimed twice is suspected; what only looks alike in one figure is not."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from thidua.domain.ledger_doubles import Claimed, Suspicion, suspected, words_of
from thidua.domain.ledger_sums import Claim
from thidua.domain.qualified import Qualified

DAY = date(2024, 6, 1)


def q(value: int) -> Qualified:
    return Qualified(Decimal(value))


def line(key: int, text: str, day: date = DAY, **said: Any) -> Claimed:
    return Claimed(Claim(key, **said), words_of(text), day, day)


GIFTS = {"measure": "suất quà", "quantity": q(100), "money": q(50_000_000)}


def test_two_units_with_the_same_quantity_and_money_are_suspected() -> None:
    lines = [line(1, "Tặng quà Tết", **GIFTS), line(2, "Thăm hộ nghèo", **GIFTS)]

    assert suspected(lines) == [Suspicion(1, 2, same_quantity=True, same_money=True)]
    assert suspected(lines, {(1, 2)}) == []


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (("Tặng quà cho trẻ em", {"money": q(5)}), ("Tặng quà trẻ em", {"money": q(5)}), True),
        (("Tặng quà cho trẻ em", {"money": q(5)}), ("Sửa đường liên xã", {"money": q(5)}), False),
        (("Xây nhà", {"measure": "căn nhà", "quantity": q(1)}),
         ("Xây nhà hộ ông A", {"measure": "Căn  nhà", "quantity": q(1)}), True),
        (("Xây nhà", {"measure": "căn nhà", "quantity": q(1), "money": q(70)}),
         ("Xây nhà", {"measure": "căn nhà", "quantity": q(1), "money": q(80)}), False),
        (("Xây nhà", {"measure": "căn nhà", "quantity": q(1), "money": q(70)}),
         ("Xây nhà", {"measure": "căn nhà", "quantity": q(2), "money": q(70)}), False),
    ],
)  # fmt: skip
def test_one_figure_alone_needs_like_words_and_no_contradiction(
    first: tuple[str, dict[str, Any]], second: tuple[str, dict[str, Any]], found: bool
) -> None:
    lines = [line(1, first[0], **first[1]), line(2, second[0], **second[1])]

    assert bool(suspected(lines)) is found


def test_a_part_and_works_of_other_months_are_not_suspected() -> None:
    part = line(2, "Tặng quà", part_of=1, **GIFTS)
    later = line(3, "Tặng quà", date(2024, 9, 1), **GIFTS)

    assert suspected([line(1, "Tặng quà", **GIFTS), part]) == []
    assert suspected([line(1, "Tặng quà", **GIFTS), later]) == []
