"""The worked table of the page on award money, and what is not known."""

from datetime import date
from decimal import Decimal

import pytest

from tests.markdown_tables import blocks, rows
from thidua.domain.award_money import Figure, amount_words, award_amount
from thidua.law.award_money import (
    MoneyNotKnown,
    OwnFigures,
    highest_title_only,
    money_rates,
    title_period,
)
from thidua.law.catalogue import catalogue

TABLE = next(text for _, kind, text in blocks("award-money.md") if kind == "table")
DAY = date(2025, 12, 31)


def money(row: dict[str, str]) -> str:
    own = OwnFigures(Figure(Decimal(row["step"]), "QĐ 5/2025") if row["step"] else None)
    try:
        rates = money_rates(row["award"], row["kind"], date.fromisoformat(row["decided"]), own=own)
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
        "0,3 (NĐ 152/2025, Điều 50) × 2.340.000 (NĐ 73/2024, Điều 3 khoản 2) = 702.000, "
        "làm tròn lên 710.000 (NĐ 152/2025, Điều 49 khoản 2)"
    )
    assert amount.is_certain is True


def test_factor_of_a_household_is_explained() -> None:
    own = OwnFigures(Figure(Decimal(0), "QĐ 5/2025"))

    words = amount_words(award_amount(money_rates("GK", "household", DAY, own=own)))

    assert words == (
        "0,3 (NĐ 152/2025, Điều 54) × 2.340.000 (NĐ 73/2024, Điều 3 khoản 2) "
        "× 1,5 (NĐ 152/2025) = 1.053.000"
    )


def test_base_salary_of_the_authority_holds_until_the_data_have_a_later_one() -> None:
    figure = Figure(Decimal(3000000), "NĐ 9/2027")
    newer = OwnFigures(base=(date(2027, 7, 1), figure))
    older = OwnFigures(base=(date(2020, 1, 1), figure))

    paid = award_amount(money_rates("CSTDCS", "individual", date(2027, 8, 1), own=newer))
    stale = award_amount(money_rates("CSTDCS", "individual", DAY, own=older))

    assert (paid.dong, stale.dong) == (3_000_000, 2_340_000)


def test_several_titles_pay_only_the_highest_and_the_decrees_before_are_not_sure() -> None:
    now, before = highest_title_only(DAY), highest_title_only(date(2024, 6, 1))

    assert now is not None
    assert before is not None
    assert (now.value, now.citation, now.is_certain) == (
        1, "NĐ 152/2025, Điều 49 khoản 5", True,
    )  # fmt: skip
    assert (before.value, before.is_certain) == (1, False)
    assert highest_title_only(date(2015, 1, 1)) is None


def test_period_of_a_title_is_what_earned_it() -> None:
    written = (date(2024, 9, 1), date(2025, 5, 31))

    assert title_period("LDTT", 2025, *written) == written
    assert title_period("LDTT", 2025, None, None) == (date(2025, 1, 1), date(2025, 12, 31))
    assert title_period("CSTD_TQ", 2025, None, None) == (date(2020, 1, 1), date(2025, 12, 31))
    assert title_period("LDTT", None, None, None) is None


@pytest.mark.parametrize(
    ("award", "kind", "day", "said"),
    [
        ("KY_NIEM_CHUONG", "individual", DAY, "chưa có mức tiền thưởng trong dữ liệu"),
        ("LDTT", "individual", date(2010, 1, 1),
         "Mức tiền thưởng: Lao động tiên tiến, Chiến sĩ tiên tiến ngày 01/01/2010 chưa có trong "
         "dữ liệu"),
        ("ANH_HUNG_LAO_DONG", "collective", date(2025, 6, 30),
         "Mức tiền thưởng: Anh hùng Lao động, Anh hùng Lực lượng vũ trang nhân dân (tập thể) ngày "
         "30/06/2025 chưa có trong dữ liệu"),
        ("HC_CHIEN_CONG", "individual", DAY, "chưa có mức tiền thưởng trong dữ liệu"),
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
