"""Sums of the ledger, with the figures of the half-year of 2024 in Gia Lai and with parts."""

from decimal import Decimal

from thidua.domain.ledger_sums import Claim, MeasureSum, summed
from thidua.domain.qualified import ABOUT, MIXED, NEARLY, OVER, Qualified, worded_money


def q(value: int, qualifier: str = "") -> Qualified:
    return Qualified(Decimal(value), qualifier)


HALF_YEAR = [
    Claim(1, money=q(25_000_000_000, ABOUT)),
    Claim(2, "suất quà", q(3343), q(1_600_000_000)),
    Claim(3, "căn nhà", q(9), q(800_000_000, NEARLY)),
    Claim(4, "công trình nhân đạo", q(87), q(3_000_000_000)),
    Claim(5, "suất học bổng", q(467), q(1_000_000_000, OVER)),
    Claim(6, "công trình", q(4), q(481_000_000)),
]


def test_the_half_year_is_about_31_88_billion() -> None:
    sums = summed(HALF_YEAR)

    assert sums.money == q(31_881_000_000, MIXED)
    assert worded_money(sums.money) == "≈ 31,88 tỷ đồng"
    assert sums.lines == 6
    assert MeasureSum("căn nhà", q(9), q(800_000_000, NEARLY), 1) in sums.by_measure
    assert sums.by_measure[-1] == MeasureSum("", None, q(25_000_000_000, ABOUT), 1)


def test_the_same_measure_is_added_however_it_is_written() -> None:
    sums = summed([Claim(1, "Suất quà", q(10)), Claim(2, "suất  quà", q(5, OVER))])

    assert sums.by_measure == (MeasureSum("Suất quà", q(15, OVER), None, 2),)
    assert sums.money is None


def test_a_part_is_never_added_to_its_whole() -> None:
    sums = summed([
        Claim(1, "suất quà", q(100), q(50_000_000)),
        Claim(2, "suất quà", q(30), q(15_000_000), part_of=1),
        Claim(3, "suất quà", q(10), part_of=2),
    ])  # fmt: skip

    assert sums.by_measure == (MeasureSum("suất quà", q(100), q(50_000_000), 1),)
    assert sums.money == q(50_000_000)


def test_a_part_tells_what_its_whole_does_not() -> None:
    sums = summed([
        Claim(1, "công trình", q(9), q(50_000_000)),
        Claim(2, "căn nhà", q(5), q(40_000_000), part_of=1),
        Claim(3, money=q(7), part_of=4),
        Claim(4, "lớp", q(2)),
    ])  # fmt: skip

    assert sums.money == q(50_000_007)
    assert [(each.measure, each.quantity) for each in sums.by_measure] == [
        ("căn nhà", q(5)), ("công trình", q(9)), ("lớp", q(2)), ("", None),
    ]  # fmt: skip


def test_a_part_whose_whole_is_gone_stands_for_itself() -> None:
    assert summed([Claim(2, "suất quà", q(30), part_of=1)]).by_measure[0].quantity == q(30)


def test_a_circle_of_parts_ends() -> None:
    sums = summed([Claim(1, "a", q(1), part_of=2), Claim(2, "a", q(2), part_of=1)])

    assert sums.by_measure == ()


def test_money_for_each_counts_for_all() -> None:
    sums = summed([
        Claim(1, "suất quà", q(100, OVER), q(500_000), is_each=True),
        Claim(2, money=q(7), is_each=True),
    ])  # fmt: skip

    assert sums.money == q(50_000_000, OVER)
