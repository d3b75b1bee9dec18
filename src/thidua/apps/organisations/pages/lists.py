"""The lists of units and blocs: narrowed and sorted as the address says, with what rows show."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.organisations.models import Bloc, Membership, Unit
from thidua.apps.organisations.queries import blocs_seen, units_seen
from thidua.web.asked import a_choice, a_key
from thidua.web.languages import once_a_language
from thidua.web.lists import Column, Narrowing, Option, listed, options, with_words
from thidua.web.prepared import Values, prepared
from thidua.web.words import written_day

_STATES = ("valid", "ended")


@dataclass(frozen=True, slots=True)
class BlocsAsked(Narrowing):
    """What the address asks for."""

    state: str = a_choice(_STATES)

    columns: ClassVar = {
        "code": Column(gettext_lazy("Mã"), ("code",)),
        "name": Column(gettext_lazy("Tên khối"), ("sort_text", "name")),
    }
    usual: ClassVar = "name"
    ended: ClassVar = gettext_lazy("Đã giải thể")

    @property
    def states(self) -> list[Option]:
        """The filter by state."""
        return options([("valid", _("Đang hoạt động")), ("ended", self.ended)], self.state)


@dataclass(frozen=True, slots=True)
class UnitsAsked(BlocsAsked):
    """The same, and units of one bloc."""

    bloc: int | None = a_key()

    columns: ClassVar = {
        **BlocsAsked.columns,
        "name": Column(gettext_lazy("Tên đơn vị"), ("sort_text", "name")),
    }
    ended: ClassVar = gettext_lazy("Đã kết thúc")


def _in_state(state: str, day: date) -> Q:
    if state == "valid":
        return Q(valid_to=None) | Q(valid_to__gte=day)
    return Q(valid_to__lt=day) if state == "ended" else Q()


def narrowed_units(units: QuerySet[Unit], asked: UnitsAsked, day: date) -> QuerySet[Unit]:
    """The units asked for, in order."""
    units = with_words(units, asked.words).filter(_in_state(asked.state, day))
    if asked.bloc is not None:
        members = Membership.objects.filter(bloc=asked.bloc, unit=OuterRef("pk"))
        units = units.filter(Exists(members))
    return units.order_by(*asked.order)


@listed
def listed_units(
    standing_of: Collection[int], units: Collection[int], *, asked: UnitsAsked, day: date
) -> QuerySet[Unit, Values]:
    """Rows for ``unit_lines`` of the units that somebody with such seats sees."""
    found = narrowed_units(units_seen(standing_of, units), asked, day)
    return found.values_list("pk", "code", "name", "is_illustrative", "valid_to")


def narrowed_blocs(blocs: QuerySet[Bloc], asked: BlocsAsked, day: date) -> QuerySet[Bloc]:
    """The blocs asked for, in order."""
    found = with_words(blocs, asked.words).filter(_in_state(asked.state, day))
    return found.order_by(*asked.order)


@listed
def listed_blocs(
    standing_of: Collection[int], units: Collection[int], *, asked: BlocsAsked, day: date
) -> QuerySet[Bloc, Values]:
    """Rows for ``bloc_lines`` of the blocs that somebody with such seats sees."""
    found = narrowed_blocs(blocs_seen(standing_of, units), asked, day)
    return found.values_list("pk", "code", "name", "valid_to")


@dataclass(frozen=True, slots=True)
class Place:
    """A unit's newest place in a bloc."""

    bloc_id: int
    bloc: str
    year: int
    role: str


def newest_places(units: Collection[int]) -> dict[int, list[Place]]:
    """Where each unit stands in the newest year it has a place."""
    found: dict[int, list[Place]] = defaultdict(list)
    for unit, bloc, name, year, role in _places(units):
        places = found[unit]
        if not places or places[0].year == year:
            places.append(Place(bloc, name, year, role))
    return found


@prepared
def _places(units: Collection[int]) -> QuerySet[Membership, tuple[int, int, str, int, str]]:
    places = Membership.objects.filter(unit__in=units).order_by("-year", "bloc__sort_text")
    return places.values_list("unit_id", "bloc_id", "bloc__name", "year", "role")


ListedUnitRow = tuple[str, int, str, str, str, str]
"""Code, key, name, illustrative mark, places in words, whether it is valid, in words.

A page shows thirty of these, in the order of the columns.
"""


@once_a_language
def _unit_words() -> tuple[str, str, dict[str, str]]:
    """The illustrative mark, “still works”, roles."""
    illustrative = format_html(' <span class="illustrative">{}</span>', _("minh hoạ"))
    roles = {"head": _("Trưởng khối"), "deputy": _("Phó trưởng khối")}
    return illustrative, _("đang hoạt động"), roles


def unit_lines(rows: Iterable[Values], day: date) -> list[ListedUnitRow]:
    """The units of one page as plain texts."""
    rows = list(rows)
    places = newest_places([row[0] for row in rows])
    illustrative, works, roles = _unit_words()
    return [
        (
            code,
            key,
            name,
            illustrative if mark else "",
            "; ".join([_in_words(place, roles) for place in places.get(key, ())]) or "–",
            _ended(_("kết thúc"), ended) if ended and ended < day else works,
        )
        for key, code, name, mark, ended in rows
    ]


def _ended(word: str, day: date, look: str = "") -> SafeString:
    last = written_day(day)
    return format_html('<span class="text-secondary{}">{} {}</span>', look, word, last)


def _in_words(place: Place, roles: Mapping[str, str]) -> str:
    role = roles.get(place.role)
    return f"{place.bloc} ({place.year}{f', {role}' if role else ''})"


ListedBlocRow = tuple[str, int, str, str, object, object, str]
"""Code, key, name, when it ended, newest year, how many units, who leads."""


@once_a_language
def _bloc_words() -> tuple[str, str]:
    """“None yet”, of a head and of members."""
    nobody = format_html('<span class="late">{}</span>', _("chưa có"))
    return nobody, format_html('<span class="text-secondary">{}</span>', _("chưa có thành viên"))


def bloc_lines(rows: Iterable[Values], day: date) -> list[ListedBlocRow]:
    """The blocs of one page as plain values."""
    rows = list(rows)
    newest = newest_years([row[0] for row in rows])
    nobody, empty = _bloc_words()
    lines = []
    for key, code, name, ended in rows:
        last = newest.get(key)
        told = (last.year, last.members, last.head or nobody) if last else ("", "", empty)
        over = _ended(_("giải thể"), ended, " fw-normal ms-1") if ended and ended < day else ""
        lines.append((code, key, name, over, *told))
    return lines


@dataclass(frozen=True, slots=True)
class Newest:
    """A bloc's newest year: how many units, who leads."""

    year: int
    members: int
    head: str


def newest_years(blocs: Collection[int]) -> dict[int, Newest]:
    """The newest year of each bloc that has one."""
    heads = {(bloc, year): name for bloc, year, name in _heads(blocs)}
    counts = _members_by_year(blocs)
    return {bloc: Newest(year, n, heads.get((bloc, year), "")) for bloc, year, n in counts}


@prepared
def _members_by_year(blocs: Collection[int]) -> QuerySet[Membership, tuple[int, int, int]]:
    rows = Membership.objects.filter(bloc__in=blocs).order_by("bloc", "year")
    return rows.values_list("bloc", "year").annotate(n=Count("pk"))


@prepared
def _heads(blocs: Collection[int]) -> QuerySet[Membership, tuple[int, int, str]]:
    heads = Membership.objects.filter(bloc__in=blocs, role=Membership.Role.HEAD)
    return heads.values_list("bloc_id", "year", "unit__name")
