"""How the units of a year were rated: a row for each unit, a column for each kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.ratings.models import Rating, RatingKind
from thidua.apps.ratings.queries import kinds_to_fill, ratings_in
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import named_members, roles_in, seasons_visible_to
from thidua.web.badges import Badge
from thidua.web.words import written_day


@dataclass(frozen=True, slots=True)
class RatingCell:
    """One unit in one kind; without a badge nothing was written."""

    kind: int
    unit: int
    rating: int | None
    badge: Badge | None
    paper: str
    who: str
    said: str
    may_write: bool


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One unit, and how many kinds it reached of those that it has."""

    name: str
    cells: Sequence[RatingCell]


@dataclass(frozen=True, slots=True)
class KindHead:
    """A kind, and how many units reached it: "6/8 đạt"."""

    name: str
    issuer: str
    reached: str


@dataclass(frozen=True, slots=True)
class RatingTable:
    """The whole table; ``written`` of ``all`` cells say something."""

    heads: Sequence[KindHead]
    rows: Sequence[RatingRow]
    written: int
    all: int


@dataclass(frozen=True, slots=True)
class Register:
    """A year's register as a user may see it: which units, in which kinds, what is written."""

    kinds: Sequence[RatingKind]
    units: Sequence[Unit]
    there: Mapping[tuple[int, int], Rating]


def register_of(season: Season, user: User) -> Register:
    """All kinds in use for whoever sees the year; an issuer from outside its own."""
    units = [member.unit for member in named_members(season)]
    there = ratings_in([unit.pk for unit in units], season.year)
    if not seasons_visible_to(user).filter(pk=season.pk).exists():
        return Register(kinds_to_fill(user, season), units, there)
    used = {kind for _unit, kind in there}
    kinds = RatingKind.objects.filter(Q(retired_on=None) | Q(pk__in=used))
    of_authority = kinds.filter(authority=season.bloc.authority_id).select_related("issuing_unit")
    return Register(list(of_authority), units, there)


def rating_table(season: Season, user: User) -> RatingTable:
    """The table as a user may see it; as many queries for any number of units."""
    register = register_of(season, user)
    kinds, units, there = register.kinds, register.units, register.there
    seats, roles = seats_of(user), roles_in(user, season)

    def writes(kind: RatingKind, unit: Unit) -> bool:
        if kind.retired_on is not None:
            return False
        if roles.is_standing or kind.issuing_unit_id in seats.units:
            return True
        stored = there.get((unit.pk, kind.pk))
        is_own = stored is None or stored.origin == Rating.Origin.UNIT
        return is_own and unit.pk in roles.member_units

    rows = [
        RatingRow(
            unit.called,
            [
                _cell(kind, unit, there.get((unit.pk, kind.pk)), may_write=writes(kind, unit))
                for kind in kinds
            ],
        )
        for unit in units
    ]
    shown = {kind.pk for kind in kinds}
    written = sum(kind in shown for _unit, kind in there)
    heads = [_head(kind, units, there) for kind in kinds]
    return RatingTable(heads, rows, written, len(kinds) * len(units))


def _head(
    kind: RatingKind, units: Sequence[Unit], there: Mapping[tuple[int, int], Rating]
) -> KindHead:
    found = [there[unit.pk, kind.pk] for unit in units if (unit.pk, kind.pk) in there]
    rated = [each for each in found if not each.has_none]
    told = {"met": sum(each.is_reached for each in rated), "all": len(rated)}
    return KindHead(
        kind.name,
        kind.issuing_unit.called if kind.issuing_unit else kind.issuer_name,
        _("%(met)d/%(all)d đạt") % told if rated else "",
    )


def _cell(kind: RatingKind, unit: Unit, rating: Rating | None, *, may_write: bool) -> RatingCell:
    said = f"{kind.name}, {unit.called}"
    if rating is None:
        return RatingCell(kind.pk, unit.pk, None, None, "", "", said, may_write)
    day = written_day(rating.paper_date) if rating.paper_date else ""
    paper = ", ".join(filter(None, (rating.paper_number, day)))
    who = rating.get_origin_display()
    return RatingCell(kind.pk, unit.pk, rating.pk, badge_of(rating), paper, who, said, may_write)


def badge_of(rating: Rating) -> Badge:
    """Its grade; green where that counts as reached."""
    if rating.has_none:
        return Badge(_("Không có tổ chức"), "secondary")
    if rating.is_reached:
        return Badge(rating.grade, "green", "check")
    return Badge(rating.grade, "orange", "alert-triangle")
