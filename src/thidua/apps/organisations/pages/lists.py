"""The lists of units and blocs: narrowed and sorted as the address says, with what rows show."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.apps.organisations.models import Bloc, Membership, Unit
from thidua.apps.organisations.queries import with_words

PAGE = 30
_UNIT_ORDERS = {
    "name": ("sort_text", "name", "pk"),
    "-name": ("-sort_text", "-name", "pk"),
    "code": ("code", "pk"),
    "-code": ("-code", "pk"),
}
_BLOC_ORDERS = _UNIT_ORDERS


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the address asks for."""

    words: str = ""
    bloc: int | None = None
    state: str = ""
    sort: str = "name"

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Narrowing":
        """Read from an address; what makes no sense is left out."""
        bloc = query.get("bloc", "")
        state, sort = query.get("state", ""), query.get("sort", "name")
        return cls(
            words=query.get("q", "").strip()[:100],
            bloc=int(bloc) if bloc.isdecimal() and len(bloc) < 10 else None,
            state=state if state in {"valid", "ended"} else "",
            sort=sort if sort in _UNIT_ORDERS else "name",
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.bloc or self.state)

    def toggled(self, column: str) -> str:
        """The sort that a click on the column's head asks for."""
        return f"-{column}" if self.sort == column else column

    @property
    def by_name(self) -> str:
        """Address of the head of the name column."""
        return self.toggled("name")

    @property
    def by_code(self) -> str:
        """Address of the head of the code column."""
        return self.toggled("code")


Option = tuple[object, str, object]
"""Value, " selected" or nothing, words: a choice in a filter above a list."""


def options(choices: Iterable[tuple[object, object]], chosen: object) -> list[Option]:
    """The choices of a filter, with the one asked for."""
    return [(key, " selected" if key == chosen else "", words) for key, words in choices]


def _in_state(state: str, day: date) -> Q:
    if state == "valid":
        return Q(valid_to=None) | Q(valid_to__gte=day)
    return Q(valid_to__lt=day) if state == "ended" else Q()


def narrowed_units(units: QuerySet[Unit], asked: Narrowing, day: date) -> QuerySet[Unit]:
    """The units asked for, in order."""
    units = with_words(units, asked.words).filter(_in_state(asked.state, day))
    if asked.bloc is not None:
        members = Membership.objects.filter(bloc=asked.bloc, unit=OuterRef("pk"))
        units = units.filter(Exists(members))
    return units.order_by(*_UNIT_ORDERS[asked.sort])


def narrowed_blocs(blocs: QuerySet[Bloc], asked: Narrowing, day: date) -> QuerySet[Bloc]:
    """The blocs asked for, in order."""
    found = with_words(blocs, asked.words).filter(_in_state(asked.state, day))
    return found.order_by(*_BLOC_ORDERS[asked.sort])


@dataclass(frozen=True, slots=True)
class Place:
    """A unit's newest place in a bloc."""

    bloc_id: int
    bloc: str
    year: int
    role: str


def newest_places(units: Collection[int]) -> dict[int, list[Place]]:
    """Where each unit stands in the newest year it has a place."""
    rows = (
        Membership.objects.filter(unit__in=units)
        .order_by("-year", "bloc__sort_text")
        .values_list("unit_id", "bloc_id", "bloc__name", "year", "role")
    )
    found: dict[int, list[Place]] = defaultdict(list)
    for unit, bloc, name, year, role in rows:
        places = found[unit]
        if not places or places[0].year == year:
            places.append(Place(bloc, name, year, role))
    return found


UnitLine = tuple[str, int, str, str, str, str]
"""Code, key, name, illustrative mark, places in words, whether it is valid, in words.

A page shows thirty of these, in the order of the columns.
"""


def unit_lines(units: QuerySet[Unit], day: date) -> list[UnitLine]:
    """The units of one page as plain texts."""
    rows = list(units.values_list("pk", "code", "name", "is_illustrative", "valid_to"))
    places = newest_places([row[0] for row in rows])
    roles = {"head": _("Trưởng khối"), "deputy": _("Phó trưởng khối")}
    illustrative = format_html(' <span class="illustrative">{}</span>', _("minh hoạ"))
    return [
        (
            code,
            key,
            name,
            illustrative if mark else "",
            "; ".join(_in_words(place, roles) for place in places.get(key, ())) or "–",
            _ended(_("kết thúc"), ended) if ended and ended < day else _("đang hoạt động"),
        )
        for key, code, name, mark, ended in rows
    ]


def _ended(word: str, day: date, look: str = "") -> SafeString:
    last = f"{day:%d/%m/%Y}"
    return format_html('<span class="text-secondary{}">{} {}</span>', look, word, last)


def _in_words(place: Place, roles: Mapping[str, str]) -> str:
    role = roles.get(place.role)
    return f"{place.bloc} ({place.year}{f', {role}' if role else ''})"


BlocLine = tuple[str, int, str, str, object, object, str]
"""Code, key, name, when it ended, newest year, how many units, who leads."""


def bloc_lines(blocs: QuerySet[Bloc], day: date) -> list[BlocLine]:
    """The blocs of one page as plain values."""
    rows = list(blocs.values_list("pk", "code", "name", "valid_to"))
    newest = newest_years([row[0] for row in rows])
    nobody = format_html('<span class="late">{}</span>', _("chưa có"))
    empty = format_html('<span class="text-secondary">{}</span>', _("chưa có thành viên"))
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
    rows = Membership.objects.filter(bloc__in=blocs)
    counts = rows.order_by("bloc", "year").values_list("bloc", "year").annotate(n=Count("pk"))
    heads = {
        (bloc, year): name
        for bloc, year, name in rows.filter(role=Membership.Role.HEAD).values_list(
            "bloc_id", "year", "unit__name"
        )
    }
    return {bloc: Newest(year, n, heads.get((bloc, year), "")) for bloc, year, n in counts}
