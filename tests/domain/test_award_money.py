"""Award money is never below the product, never a step above it, and exact without a step."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.award_money import Figure, MoneyRates, award_amount

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
