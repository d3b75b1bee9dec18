"""A number of the law with its unit, as an office writes it."""

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.web.words import written_number, written_share

UNIT_WORDS: dict[str, str | Promise] = {
    "VND": gettext_lazy("đồng"),
    "VND a month": gettext_lazy("đồng một tháng"),
    "months": gettext_lazy("tháng"),
    "years": gettext_lazy("năm"),
    "working days": gettext_lazy("ngày làm việc"),
    "persons": gettext_lazy("người"),
    "original sets": gettext_lazy("bộ bản chính"),
    "1 for yes, 0 for no": gettext_lazy("(1: có, 0: không)"),
    "times the base salary": gettext_lazy("lần mức lương cơ sở"),
    "times the amount for a person": gettext_lazy("lần mức của cá nhân"),
}
"""The units of law/parameters; a test holds that each is here, a share, or a day of the year."""

SHARE, YEARLY, YES_NO = "share of", "month-day", "1 for yes, 0 for no"


def value_in_words(value: str, unit: str) -> str:
    """0.15 as a share is "15 %"; 10-31 as a day of the year is "31/10"."""
    if unit.startswith(YEARLY):
        days = ["/".join(reversed(day.split("-"))) for day in value.split("/")]
        return (
            days[0]
            if len(days) == 1
            else _("từ %(first)s đến %(last)s") % dict(zip(("first", "last"), days, strict=True))
        )
    if unit == YES_NO:
        return _("có") if Decimal(value) else _("không")
    if unit.startswith(SHARE):
        return written_share(Decimal(value))
    return f"{written_number(Decimal(value))} {UNIT_WORDS.get(unit, unit)}"
