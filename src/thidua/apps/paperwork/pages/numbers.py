"""The book of numbers of one issuer in a year: what was given, kept, given up, left out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.paperwork.models import PaperNumber
from thidua.apps.paperwork.registries.papers import Place
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import named_members
from thidua.domain.paper_numbers import left_out, written
from thidua.web.asked import a_choice, a_key, a_text, a_year
from thidua.web.badges import Badge
from thidua.web.lists import Column, Narrowing, Option, options

_LONGEST_SERIES = 60
LOOKS = {
    PaperNumber.State.RESERVED: Badge(gettext_lazy("Đang giữ"), "yellow", "bookmark"),
    PaperNumber.State.USED: Badge(gettext_lazy("Đã dùng"), "green", "circle-check"),
    PaperNumber.State.WITHDRAWN: Badge(gettext_lazy("Đã hủy"), "red", "x"),
}


@dataclass(frozen=True, slots=True)
class NumbersAsked(Narrowing):
    """What the address asks for."""

    unit: int | None = a_key()
    year: int | None = a_year()
    series: str = a_text(longest=_LONGEST_SERIES)
    state: str = a_choice(PaperNumber.State.values)

    columns: ClassVar = {
        "number": Column(gettext_lazy("Số, ký hiệu"), ("series", "serial")),
        "purpose": Column(gettext_lazy("Dùng cho"), ("purpose",)),
        "taken": Column(gettext_lazy("Lấy lúc"), ("taken_at",)),
    }
    usual: ClassVar = "number"
    tail: ClassVar = ("key", "pk")

    @classmethod
    def opened(cls, sent: Mapping[str, str], year: int) -> Self:
        """Read from an address; where it names no year, the book opens on that one."""
        found = cls.of(sent)
        return found if found.year else replace(found, year=year)

    def filters(
        self, place: Place, years: Iterable[int], series: Iterable[str]
    ) -> list[tuple[str, str, str, list[Option]]]:
        """The filters above the list: name, label, words of "all", choices."""
        states = options(PaperNumber.State.choices, self.state)
        return [
            *self._of_units(place),
            ("year", _("Năm"), "", options([(each, each) for each in years], self.year)),
            (
                "series",
                _("Ký hiệu"),
                _("Tất cả"),
                options([(each, each) for each in series], self.series),
            ),
            ("state", _("Trạng thái"), _("Tất cả"), states),
        ]

    def _of_units(self, place: Place) -> list[tuple[str, str, str, list[Option]]]:
        if not isinstance(place, Season):
            return []
        units = [(each.unit_id, each.unit.called) for each in named_members(place)]
        return [("unit", _("Sổ của"), place.bloc_name, options(units, self.unit))]


def narrowed(book: QuerySet[PaperNumber], asked: NumbersAsked) -> QuerySet[PaperNumber]:
    """The numbers asked for, in order."""
    if asked.series:
        book = book.filter(series=asked.series)
    if asked.state:
        book = book.filter(state=asked.state)
    return book.select_related("taken_by").order_by(*asked.order)


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One number in words."""

    number: PaperNumber
    look: Badge


def rows_of(found: Iterable[PaperNumber]) -> list[NumberRow]:
    """Numbers in words."""
    return [NumberRow(each, LOOKS[PaperNumber.State(each.state)]) for each in found]


def gaps_of(book: QuerySet[PaperNumber]) -> list[str]:
    """The numbers that no paper here bears, by series: "03 đến 05/BB-KTĐ"."""
    given = defaultdict(list)
    led = book.exclude(serial=None).order_by("series").values_list("series", "serial")
    for series, serial in led:
        given[series].append(serial or 0)
    return [
        _("%(first)02d đến %(last)s") % {"first": first, "last": written(last, series)}
        if first < last
        else written(first, series)
        for series, serials in given.items()
        for first, last in left_out(serials)
    ]
