"""The book of certificates as its page and its workbook show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.certificates.models import PrintedCertificate
from thidua.web.asked import a_choice, a_key, a_year
from thidua.web.badges import Badge
from thidua.web.lists import Column, Narrowing, Option, options, with_words

WAITING, HANDED, SPOILED = "waiting", "handed", "spoiled"
LOOKS = {
    WAITING: Badge(gettext_lazy("Chưa giao"), "yellow", "clock"),
    HANDED: Badge(gettext_lazy("Đã giao"), "green", "circle-check"),
    SPOILED: Badge(gettext_lazy("Bỏ, đã in lại"), "secondary", "file-x"),
}
_STATES = {
    WAITING: Q(spoiled_at=None, handed_on=None),
    HANDED: Q(spoiled_at=None, handed_on__isnull=False),
    SPOILED: Q(spoiled_at__isnull=False),
}


@dataclass(frozen=True, slots=True)
class BookAsked(Narrowing):
    """What the address asks for."""

    year: int | None = a_year()
    state: str = a_choice(LOOKS)
    decision: int | None = a_key()

    columns: ClassVar = {
        "number": Column(gettext_lazy("Số vào sổ"), ("book_year", "book_number"), is_number=True),
        "name": Column(gettext_lazy("Tên"), ("name",)),
    }
    usual: ClassVar = "-number"
    tail: ClassVar = ("-pk",)

    def filters(self, last: int) -> list[tuple[str, str, str, list[Option]]]:
        """The filters above the list: name, label, words of "all", choices."""
        years = [(year, year) for year in range(last, last - 10, -1)]
        states = [(key, look.label) for key, look in LOOKS.items()]
        return [
            ("year", _("Năm của sổ"), _("Tất cả"), options(years, self.year)),
            ("state", _("Trạng thái"), _("Tất cả"), options(states, self.state)),
        ]


def narrowed(
    sheets: QuerySet[PrintedCertificate], asked: BookAsked
) -> QuerySet[PrintedCertificate]:
    """The sheets asked for, in order."""
    found = with_words(sheets, asked.words)
    if asked.year is not None:
        found = found.filter(book_year=asked.year)
    if asked.decision is not None:
        found = found.filter(run__decision=asked.decision)
    if asked.state:
        found = found.filter(_STATES[asked.state])
    return found.order_by(*asked.order)


@dataclass(frozen=True, slots=True)
class BookRow:
    """One sheet of the book."""

    sheet: PrintedCertificate
    look: Badge
    may_again: bool


def rows_of(found: Iterable[PrintedCertificate]) -> list[BookRow]:
    """Sheets in words."""
    return [BookRow(each, LOOKS[_state(each)], each.spoiled_at is None) for each in found]


def _state(sheet: PrintedCertificate) -> str:
    if sheet.spoiled_at is not None:
        return SPOILED
    return WAITING if sheet.handed_on is None else HANDED
