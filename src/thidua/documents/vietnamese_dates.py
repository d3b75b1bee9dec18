"""Dates and times as official documents write them."""

from datetime import date, datetime, time


def long_date(day: date | None) -> str:
    """A day in words; days under 10 and the months 1 and 2 take a zero; dots where it is open.

    >>> long_date(date(2026, 2, 5)), long_date(date(2026, 3, 31))
    ('ngày 05 tháng 02 năm 2026', 'ngày 31 tháng 3 năm 2026')
    """
    if day is None:
        return "ngày ..... tháng ..... năm ........"
    return f"ngày {padded_day(day)} tháng {padded_month(day)} năm {day.year}"


def padded_day(day: date) -> str:
    """The day of the month as papers write it, two figures."""
    return f"{day.day:02}"


def padded_month(day: date) -> str:
    """The month as papers write it: 1 and 2 take a zero.

    >>> padded_month(date(2026, 2, 5)), padded_month(date(2026, 3, 5))
    ('02', '3')
    """
    return f"{day.month:02}" if day.month <= 2 else str(day.month)


def short_date(day: date | None) -> str:
    """A day in figures, as tables have it; nothing where it is open.

    >>> short_date(date(2024, 2, 22))
    '22/02/2024'
    """
    return "" if day is None else f"{day:%d/%m/}{day.year:04}"


def clock_time(moment: time) -> str:
    """A time of day in words.

    >>> clock_time(time(8, 0)), clock_time(time(14, 5))
    ('08 giờ 00 phút', '14 giờ 05 phút')
    """
    return f"{moment.hour:02} giờ {moment.minute:02} phút"


def moment_in_words(moment: datetime) -> str:
    """A time and day as minutes open and close with.

    >>> moment_in_words(datetime(2023, 12, 22, 8, 30))
    '08 giờ 30 phút, ngày 22 tháng 12 năm 2023'
    """
    return f"{clock_time(moment.time())}, {long_date(moment.date())}"


def short_moment(moment: datetime) -> str:
    """A time and day in figures, as tables and signatures have it.

    >>> short_moment(datetime(2023, 3, 31, 9, 5))
    '09:05 ngày 31/03/2023'
    """
    return f"{moment:%H:%M} ngày {short_date(moment.date())}"
