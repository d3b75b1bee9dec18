"""Figures as people type them: what reads two ways is refused, never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.typed_figures import UnclearFigure, read_figure, written_figure


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", None),
        ("  ", None),
        ("12", "12"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("0.125", "0.125"),
        ("1,250", "1.250"),
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1.234.567,25", "1234567.25"),
        ("1234.567", "1234.567"),
        ("-3", "-3"),
        ("\u00a012 ", "12"),
    ],
)
def test_read_figure(text: str, meant: str | None) -> None:
    assert read_figure(text) == (None if meant is None else Decimal(meant))


@pytest.mark.parametrize("text", ["1.000", "12.500", "999.999"])
def test_read_figure_refuses_what_reads_two_ways(text: str) -> None:
    with pytest.raises(UnclearFigure, match="đọc được hai cách"):
        read_figure(text)


@pytest.mark.parametrize("text", ["mười", "1e3", "12%", "1 000", "1.23.4", "NaN", "x" * 100])
def test_read_figure_refuses_what_is_no_figure(text: str) -> None:
    with pytest.raises(UnclearFigure, match="không phải là số"):
        read_figure(text)


@given(st.decimals(min_value=0, max_value=10**12, places=4))
def test_written_figure_reads_back(value: Decimal) -> None:
    text = written_figure(value)
    assert read_figure(text) == value
