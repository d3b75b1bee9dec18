"""The kinds of units of a bloc as everybody reads them: units, tables, and what is missing."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.schemes.actions.checks import WRITABLE
from thidua.apps.schemes.actions.kinds import DIVISIBLE
from thidua.apps.schemes.definition.reading import number_or_none
from thidua.apps.schemes.facts import PlacedUnit
from thidua.apps.schemes.guards import gaps_of_kinds
from thidua.apps.schemes.models import KindChange, RankingWay, Scheme, UnitKind
from thidua.apps.schemes.queries import kind_keys, kinds_of, ranking_way
from thidua.apps.schemes.registries.kinds import fixed_units
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import named, named_members, roles_in
from thidua.domain.identity import said_in
from thidua.web.asked import a_text
from thidua.web.lists import Narrowing


@dataclass(frozen=True, slots=True)
class KindRow:
    """One kind: how many units, and its table in force or in hand."""

    kind: UnitKind
    units: int
    adopted: Scheme | None
    draft: Scheme | None
    maximum: Decimal | None
    may_remove: bool


@dataclass(frozen=True, slots=True)
class KindsPage:
    """The whole page."""

    rows: tuple[KindRow, ...]
    way: RankingWay
    gaps: tuple[str, ...]
    writes: bool
    may_divide: bool
    may_start: bool  # a table
    may_set_way: bool
    changes: tuple[KindChange, ...]  # since units signed, the last first


@dataclass(frozen=True, slots=True)
class Step:
    """One link among the tables of the kinds."""

    text: str
    url: str
    is_current: bool


def kind_to_show(user: User, season: Season) -> UnitKind | None:
    """Whose table a user sees first: that of the own unit, else the first; None without kinds."""
    kinds = kinds_of(season)
    if not kinds:
        return None
    keys, mine = kind_keys(season), roles_in(user, season).member_units
    own = {keys.get(unit) for unit in mine}
    return next((kind for kind in kinds if kind.pk in own), kinds[0])


def kinds_page(user: User, season: Season) -> KindsPage:
    """What a user sees; the same few queries however many kinds and units there are."""
    writes = can(user, "schemes.make_kinds", season) and season.state != Season.State.CLOSED
    keys, schemes = kind_keys(season), _schemes(season)
    members = [place.unit_id for place in named_members(season)]
    counts = Counter(keys.get(unit) for unit in members)
    may_divide = writes and season.state in DIVISIBLE

    def row(kind: UnitKind) -> KindRow:
        own = [each for each in schemes if each.kind_id == kind.pk]
        adopted = _in_state(own, Scheme.State.ADOPTED)
        draft = _in_state(own, Scheme.State.DRAFT)
        shown = adopted or draft
        total = number_or_none(shown.definition.get("total")) if shown else None
        free = may_divide and not own
        return KindRow(kind, counts[kind.pk], adopted, draft, total, free)

    return KindsPage(
        tuple(row(kind) for kind in kinds_of(season)),
        ranking_way(season),
        tuple(gaps_of_kinds(season)),
        writes,
        may_divide,
        writes and season.state in WRITABLE,
        writes and not fixed_units(season),
        tuple(_changes(season)),
    )


def _changes(season: Season) -> list[KindChange]:
    rows = season.kind_changes.select_related("unit", "before", "after", "by").order_by("-pk")
    return named(season, list(rows), season.closed_at)


@dataclass(frozen=True, slots=True)
class UnitsAsked(Narrowing):
    """Which units are shown; ``kind`` "0": those of none yet."""

    kind: str = a_text()


def placed_units(season: Season, asked: UnitsAsked) -> list[PlacedUnit]:
    """Members by words in their name and by kind, in the bloc's order."""
    keys, fixed = kind_keys(season), fixed_units(season)
    has_signed = season.state not in DIVISIBLE
    signed = _("đã ký theo bảng của loại hình này")
    return [
        PlacedUnit(
            place.unit,
            keys.get(place.unit_id),
            fixed.get(place.unit_id, signed if has_signed and place.unit_id in keys else ""),
            has_signed and place.unit_id in keys and len(kinds_of(season)) > 1,
        )
        for place in named_members(season)
        if said_in(asked.words, f"{place.unit.called} {place.unit.code}")
        and asked.kind in {"", str(keys.get(place.unit_id, 0))}
    ]


def _schemes(season: Season) -> list[Scheme]:
    states = [Scheme.State.ADOPTED, Scheme.State.DRAFT]
    return list(Scheme.objects.filter(season=season, kind__isnull=False, state__in=states))


def _in_state(schemes: Collection[Scheme], state: str) -> Scheme | None:
    return next((each for each in schemes if each.state == state), None)
