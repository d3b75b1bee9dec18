"""Award money is never below the product, never a step above it, and exact without a step."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.award_money import Figure, MoneyRates, TitleHeld, award_amount, lower_titles

multiples = st.decimals(Decimal("0.1"), Decimal(50), places=1)
salaries = st.integers(1_000_000, 9_999_999).map(Decimal)
factors = st.none() | st.sampled_from([Decimal("1.5"), Decimal(2)])
steps = st.sampled_from([Decimal(0), Decimal(1), Decimal(1000), Decimal(10000)])


@given(multiples, salaries, factors, steps)
def test_amount_is_the_next_step_above_the_product(
    multiple: Decimal, salary: Decimal, factor: Decimal | None, step: Decimal
) -> None:
    rates = MoneyRates(
        Figure(multiple, "a"),
        Figure(salary, "b"),
        None if factor is None else Figure(factor, "c"),
        Figure(step, "d"),
    )

    amount = award_amount(rates)

    product = Fraction(multiple) * Fraction(salary) * Fraction(factor or 1)
    least = max(int(step), 1)
    assert amount.product == product
    assert (amount.dong % least, product <= amount.dong < product + least) == (0, True)


def test_of_equal_titles_the_first_decided_is_paid_and_one_without_time_is_never_lower() -> None:
    year = (date(2025, 1, 1), date(2025, 12, 31))
    held = [
        TitleHeld(1, "A", year, date(2025, 12, 20), 710000),
        TitleHeld(2, "A", year, date(2025, 6, 1), 710000),
        TitleHeld(3, "A", None, date(2025, 6, 1), 100),
        TitleHeld(4, "B", year, date(2025, 6, 1), 100),
    ]

    assert lower_titles(held) == {1}
