"""The worked table of the page on award money, and what is not known."""

from datetime import date
from decimal import Decimal

import pytest

from tests.markdown_tables import blocks, rows
from thidua.domain.award_money import Figure, amount_words, award_amount
from thidua.law.award_money import MoneyNotKnown, money_rates
from thidua.law.catalogue import catalogue

TABLE = next(text for _, kind, text in blocks("award-money.md") if kind == "table")
DAY = date(2025, 12, 31)


def money(row: dict[str, str]) -> str:
    own = Figure(Decimal(row["step"]), "QĐ 5/2025") if row["step"] else None
    try:
        rates = money_rates(row["award"], row["kind"], date.fromisoformat(row["decided"]), step=own)
    except MoneyNotKnown:
        return "not known"
    return str(award_amount(rates).dong)


def test_worked_table_is_what_the_program_pays() -> None:
    found = [(row["award"], row["kind"], money(row)) for row in rows(TABLE)]

    assert found == [(row["award"], row["kind"], row["money"]) for row in rows(TABLE)]
    assert len(found) > 20


def test_amount_is_explained_with_its_sources() -> None:
    amount = award_amount(money_rates("LDTT", "individual", DAY))

    assert amount_words(amount) == (
        "0,3 (NĐ 152/2025) × 2.340.000 (NĐ 73/2024) = 702.000, làm tròn lên 710.000 (NĐ 152/2025)"
    )
    assert amount.is_certain is False


def test_factor_of_a_household_is_explained() -> None:
    own = Figure(Decimal(0), "QĐ 5/2025")

    words = amount_words(award_amount(money_rates("GK", "household", DAY, step=own)))

    assert words == (
        "0,3 (NĐ 152/2025, Điều 54) × 2.340.000 (NĐ 73/2024) × 1,5 (NĐ 152/2025) = 1.053.000"
    )


@pytest.mark.parametrize(
    ("award", "kind", "day", "said"),
    [
        ("KY_NIEM_CHUONG", "individual", DAY, "chưa có mức tiền thưởng trong dữ liệu"),
        ("LDTT", "individual", date(2010, 1, 1),
         "Mức lương cơ sở ngày 01/01/2010 chưa có trong dữ liệu"),
        ("ANH_HUNG_LAO_DONG", "collective", DAY, "chưa có hệ số tiền thưởng của tập thể"),
    ],
)  # fmt: skip
def test_what_the_data_do_not_say_is_not_known(award: str, kind: str, day: date, said: str) -> None:
    with pytest.raises(MoneyNotKnown) as error:
        money_rates(award, kind, day)
    assert str(error.value) == said


def test_each_award_has_an_amount_or_says_that_there_is_none() -> None:
    unknown = set()
    for code, entry in catalogue().items():
        try:
            assert award_amount(money_rates(code, entry.kinds[0], DAY)).dong > 0
        except MoneyNotKnown:
            unknown.add(code)

    assert {"LDTT", "GK", "BK_TINH", "CO_TINH", "HCLD1", "HCDL1"} & unknown == set()
    assert {"KY_NIEM_CHUONG", "HUY_HIEU"} <= unknown
