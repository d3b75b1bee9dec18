"""No hidden count follows from what a table still tells."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.small_cells import TOTAL, Cell, hidden_cells

LEAST = 3


def test_a_table_of_large_counts_hides_nothing() -> None:
    assert hidden_cells({("a", "x"): 3, ("a", "y"): 0, ("b", "x"): 40}, least=LEAST) == frozenset()


def test_one_small_cell_takes_others_along_so_that_no_sum_gives_it_away() -> None:
    counts = {(row, column): 10 for row in "abc" for column in "xyz"} | {("a", "x"): 1}

    hidden = hidden_cells(counts, least=LEAST)

    assert ("a", "x") in hidden
    assert len([cell for cell in hidden if cell[0] == "a"]) >= 2
    assert len([cell for cell in hidden if cell[1] == "x"]) >= 2
    assert (TOTAL, TOTAL) not in hidden


def test_two_that_are_few_together_take_a_third_along() -> None:
    counts = {("a", "x"): 1, ("a", "y"): 1, ("a", "z"): 9, ("b", "z"): 9}

    hidden = hidden_cells(counts, least=LEAST)

    assert ("a", "z") in hidden or ("a", TOTAL) in hidden


def test_a_single_small_cell_hides_its_sums_too() -> None:
    assert hidden_cells({("a", "x"): 2}, least=LEAST) == {
        ("a", "x"), ("a", TOTAL), (TOTAL, "x"), (TOTAL, TOTAL)
    }  # fmt: skip


def test_without_totals_only_small_cells_are_hidden() -> None:
    counts = {("a", "x"): 2, ("a", "y"): 3, ("b", "x"): 0}
    assert hidden_cells(counts, least=LEAST, totals=False) == {("a", "x")}


@given(
    st.lists(st.integers(0, 6), min_size=6, max_size=6).map(
        lambda values: dict(zip(product("ab", "xyz"), values, strict=True))
    )
)
def test_no_line_has_one_hidden_cell_or_a_few_that_are_few(counts: dict[Cell, int]) -> None:
    hidden = hidden_cells(counts, least=LEAST)
    shown = {cell: n for cell, n in counts.items() if cell not in hidden}
    assert not [n for n in shown.values() if 0 < n < LEAST]
    for key in "ab":
        _safe(counts, hidden, [(key, each) for each in "xyz"], (key, TOTAL))
    for key in "xyz":
        _safe(counts, hidden, [(each, key) for each in "ab"], (TOTAL, key))


def _safe(counts: dict[Cell, int], hidden: frozenset[Cell], line: list[Cell], total: Cell) -> None:
    gone = [cell for cell in line if cell in hidden]
    if gone and total not in hidden:
        assert len(gone) > 1
        assert sum(counts[cell] for cell in gone) >= LEAST


@pytest.mark.parametrize("least", [1, 2])
def test_what_counts_as_small_is_told(least: int) -> None:
    assert bool(hidden_cells({("a", "x"): 1, ("b", "x"): 5}, least=least)) is (least == 2)


def test_what_another_table_would_give_away_is_hidden_however_large() -> None:
    counts = {(row, column): 10 for row in "ab" for column in "xy"}

    hidden = hidden_cells(counts, least=LEAST, known=[("a", "x"), ("b", TOTAL)])

    assert {("a", "x"), ("b", TOTAL)} <= hidden
    assert len([cell for cell in hidden if cell[0] == "a"]) >= 2
