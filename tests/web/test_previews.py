"""A preview is sealed: nobody alters it, nobody writes it late, twice, or without a look."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
import time_machine

from tests.factories import NOON
from thidua.web.ask_once import DoubtsNotReviewed
from thidua.web.previews import Seal, cell_changes
from thidua.web.revisions import StalePage


@dataclass(frozen=True, slots=True)
class Kept:
    """What a preview may hold."""

    day: date | None
    figure: Decimal
    names: tuple[str, ...] = ()


CONTENT = [Kept(date(2023, 2, 1), Decimal("1.10"), ("a", "b")), Kept(None, Decimal(2))]
SEAL: Seal[list[Kept]] = Seal("tests", list[Kept])


def test_what_is_opened_is_what_was_closed() -> None:
    assert SEAL.open(7, SEAL.close(7, CONTENT)) == CONTENT


@pytest.mark.parametrize("about", [8, None])
def test_of_another_thing_or_kind_or_altered_it_is_stale(about: int | None) -> None:
    ticket = SEAL.close(7, CONTENT)
    elsewhere: Seal[list[Kept]] = Seal("others", list[Kept])

    with pytest.raises(StalePage, match="hết hạn"):
        SEAL.open(about or 0, ticket)
    with pytest.raises(StalePage):
        elsewhere.open(7, ticket)
    with pytest.raises(StalePage):
        SEAL.open(7, ticket[:-1] + "x")


def test_after_half_a_day_it_is_stale() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        ticket = SEAL.close(7, CONTENT)
        clock.shift(12 * 3600 - 1)
        SEAL.open(7, ticket)
        clock.shift(2)
        with pytest.raises(StalePage):
            SEAL.open(7, ticket)


def test_doubts_want_a_tick() -> None:
    ticket = SEAL.close(7, CONTENT, doubts=2)

    with pytest.raises(DoubtsNotReviewed, match="2 chỗ cần xem lại"):
        SEAL.open(7, ticket)
    assert SEAL.open(7, ticket, despite_doubts=True) == CONTENT


def test_each_cell_that_differs_is_a_change_and_something_new_is_one_line() -> None:
    names = {"day": "Ngày", "figure": "Số", "names": "Tên"}
    after = Kept(None, Decimal("1.10"), ("c",))

    changes = cell_changes("B2", "X", CONTENT[0], after, names)
    [new] = cell_changes("B2", "X", None, after, names)

    assert [(change.column, change.before, change.after) for change in changes] == [
        ("Ngày", "01/02/2023", ""),
        ("Tên", "a; b", "c"),
    ]
    assert (new.column, new.after) == ("Thêm mới", "Số: 1.10; Tên: c")
