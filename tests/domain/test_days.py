"""Days are read alike everywhere, never month before day."""

from datetime import date

import pytest

from thidua.domain.days import UnclearDay, read_day


@pytest.mark.parametrize(
    "text", ["08/03/2023", "8/3/2023", "08-03-2023", "08.03.2023", "2023-03-08", " 08 / 03 / 2023 "]
)
def test_one_day_however_it_is_written(text: str) -> None:
    assert read_day(text) == date(2023, 3, 8)


@pytest.mark.parametrize(
    "text", ["31/02/2023", "08/03/23", "03/2023", "08/03-2023", "8 tháng 3", "0/1/2023", "1/1/1899"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(UnclearDay):
        read_day(text)


def test_nothing_is_nothing() -> None:
    assert read_day("  ") is None
