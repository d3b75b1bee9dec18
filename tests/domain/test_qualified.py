"""Figures that say khoảng, gần, hơn: read, added, multiplied and written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.figure_spec import FigureKind, FigureSpec
from thidua.domain.qualified import (
    ABOUT,
    MIXED,
    NEARLY,
    OVER,
    Qualified,
    added,
    read_qualified,
    times,
    understood_qualified,
    worded_money,
    worded_quantity,
)
from thidua.domain.typed_figures import UnclearFigure

MONEY = FigureSpec(FigureKind.MONEY, least=0)


def q(value: int | str, qualifier: str = "") -> Qualified:
    return Qualified(Decimal(value), qualifier)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("khoảng 25 tỷ đồng", q(25_000_000_000, ABOUT)),
        ("Gần 800 triệu", q(800_000_000, NEARLY)),
        ("hơn 1 tỷ", q(1_000_000_000, OVER)),
        ("trên dưới 2 tỷ", q(2_000_000_000, ABOUT)),
        ("≈ 31,88 tỷ đồng", q(31_880_000_000, ABOUT)),
        ("~5 triệu", q(5_000_000, ABOUT)),
        ("5 triệu đồng trở lên", q(5_000_000, OVER)),
        ("481 triệu", q(481_000_000)),
        ("  ", None),
    ],
)
def test_a_typed_figure_keeps_what_is_said_of_it(typed: str, meant: Qualified | None) -> None:
    assert read_qualified(typed, MONEY) == meant


@pytest.mark.parametrize("typed", ["khoảng", "hơn nhiều", "gần gần 5", "dưới 5 triệu", "hàng trăm"])
def test_what_is_no_figure_is_refused(typed: str) -> None:
    with pytest.raises(UnclearFigure):
        read_qualified(typed, MONEY)


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([], None),
        ([q(5, ABOUT)], q(5, ABOUT)),
        ([q(1), q(2)], q(3)),
        ([q(1), q(2, OVER)], q(3, OVER)),
        ([q(1, OVER), q(2, OVER)], q(3, OVER)),
        ([q(1), q(2, NEARLY)], q(3, NEARLY)),
        ([q(1, OVER), q(2, NEARLY)], q(3, MIXED)),
        ([q(1, ABOUT), q(2)], q(3, MIXED)),
        ([q(1, ABOUT), q(2, ABOUT)], q(3, MIXED)),
    ],
)
def test_a_sum_says_no_more_than_its_parts(parts: list[Qualified], whole: Qualified | None) -> None:
    assert added(parts) == whole


@given(
    st.lists(
        st.builds(Qualified, st.integers(0, 10**18).map(Decimal), st.sampled_from(["", OVER])),
        min_size=1,
    )
)
def test_a_sum_is_exact_and_never_loses_a_qualifier(parts: list[Qualified]) -> None:
    whole = added(parts)

    assert whole is not None
    assert whole.value == sum(int(part.value) for part in parts)
    assert whole.qualifier == (OVER if any(part.qualifier for part in parts) else "")


@pytest.mark.parametrize(
    ("one", "count", "all_of_it"),
    [
        (q(500_000), q(100), q(50_000_000)),
        (q(500_000), q(100, OVER), q(50_000_000, OVER)),
        (q(500_000, ABOUT), q(100), q(50_000_000, ABOUT)),
        (q(500_000, NEARLY), q(100, OVER), q(50_000_000, MIXED)),
    ],
)
def test_money_for_each_of_many(one: Qualified, count: Qualified, all_of_it: Qualified) -> None:
    assert times(one, count) == all_of_it


@pytest.mark.parametrize(
    ("money", "written"),
    [
        (None, ""),
        (q(1_600_000_000), "1,6 tỷ đồng"),
        (q(25_000_000_000, ABOUT), "khoảng 25 tỷ đồng"),
        (q(31_881_000_000, MIXED), "≈ 31,88 tỷ đồng"),
        (q(31_881_000_000), "31,881 tỷ đồng"),
        (q(481_000_000), "481 triệu đồng"),
        (q(999_999, OVER), "hơn 999.999 đồng"),
        (q(1_999_999_999, MIXED), "≈ 2 tỷ đồng"),
    ],
)
def test_money_is_written_as_it_is_said(money: Qualified | None, written: str) -> None:
    assert worded_money(money) == written


def test_a_quantity_is_written_with_its_measure() -> None:
    assert worded_quantity(q(3343), "suất quà") == "3.343 suất quà"
    assert worded_quantity(q("12.5", OVER), "km đường") == "hơn 12,5 km đường"
    assert worded_quantity(None, "căn nhà") == ""


def test_what_was_understood_keeps_the_qualifier() -> None:
    assert understood_qualified("khoảng 25 tỷ đồng", MONEY) == "= khoảng 25.000.000.000 đồng"
    assert "khoảng" not in understood_qualified("25 tỷ đồng", MONEY)
