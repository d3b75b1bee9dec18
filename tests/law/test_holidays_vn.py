"""Days off of the State: fixed ones, those of the moon, and those moved."""

from datetime import date

from thidua.law.holidays_vn import days_made_up, public_holidays


def test_tet_and_moved_days() -> None:
    days = public_holidays(2024)

    assert {date(2024, 2, day) for day in range(8, 15)} <= days  # from 29 Tết on
    assert date(2024, 4, 18) in days  # Giỗ Tổ, by the moon
    assert date(2024, 4, 29) in days  # moved from 04/05
    assert date(2024, 5, 4) in days_made_up(2024)
    assert date(2024, 3, 8) not in days


def test_each_year_has_its_own() -> None:
    for year in range(2022, 2028):
        days = public_holidays(year)
        assert {date(year, 1, 1), date(year, 4, 30), date(year, 5, 1), date(year, 9, 2)} <= days
        assert {day.year for day in days} == {year}
