"""Days and times as people type them."""

from datetime import date, time

import pytest

from thidua.domain.days import UnclearDay
from thidua.domain.typed_days import read_time, read_typed_day

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", None),
        ("  ", None),
        ("5/3", date(2026, 3, 5)),
        ("05-03", date(2026, 3, 5)),
        ("5 . 3", date(2026, 3, 5)),
        ("ngày 5/3", date(2026, 3, 5)),
        ("5/3/24", date(2024, 3, 5)),
        ("5/3/56", date(2056, 3, 5)),
        ("5/3/57", date(1957, 3, 5)),
        ("05/03/2024", date(2024, 3, 5)),
        ("2024-03-05", date(2024, 3, 5)),
        ("Ngày 5 tháng 3 năm 2024", date(2024, 3, 5)),
        ("5 tháng 3", date(2026, 3, 5)),
        ("Hôm nay", TODAY),
        ("hôm  qua", date(2026, 11, 28)),
        ("mai", date(2026, 11, 30)),
        ("29/2/2024", date(2024, 2, 29)),
    ],
)
def test_days_that_were_meant(text, day):
    assert read_typed_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "29/2",
        "31/4/2024",
        "13/13/2024",
        "5/3-2024",
        "5/3/204",
        "5",
        "thứ hai",
        "5/3/1899",
        "0/1/2024",
        "1/1/2101",
    ],
)
def test_what_is_no_day(text):
    with pytest.raises(UnclearDay):
        read_typed_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", None),
        ("8", time(8)),
        ("8h", time(8)),
        ("8h30", time(8, 30)),
        ("08:05", time(8, 5)),
        ("14 giờ 30 phút", time(14, 30)),
        ("0:00", time(0)),
        ("23.59", time(23, 59)),
    ],
)
def test_times_of_24_hours(text, at):
    assert read_time(text) == at


@pytest.mark.parametrize("text", ["24:00", "8:60", "8:5", "sáng", "8 giờ 30 giây", "-1:00"])
def test_what_is_no_time(text):
    with pytest.raises(UnclearDay):
        read_time(text)
