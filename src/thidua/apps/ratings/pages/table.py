"""How the units of a year were rated: a row for each unit, a column for each kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.ratings.models import Rating, RatingKind
from thidua.apps.ratings.queries import kinds_to_fill, rating_kinds_visible_to, ratings_in
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of, names_in, roles_in
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


def kinds_shown(season: Season, user: User) -> list[RatingKind]:
    """All kinds in use for whoever belongs to the year; an issuer from outside its own."""
    roles = roles_in(user, season)
    if not roles.is_anyone:
        return kinds_to_fill(user, season)
    seen = rating_kinds_visible_to(user).filter(authority=season.bloc.authority_id)
    used = set(Rating.objects.filter(year=season.year, unit__in=_units(season)).values_list("kind"))
    return [kind for kind in seen if kind.retired_on is None or (kind.pk,) in used]


def rating_table(season: Season, user: User) -> RatingTable:
    """The table as a user may see it; four queries for any number of units."""
    kinds, units = kinds_shown(season, user), _units(season)
    there = ratings_in([unit.pk for unit in units], season.year)
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


def _units(season: Season) -> list[Unit]:
    units = [member.unit for member in members_of(season)]
    if season.closed_at is not None:
        for unit in units:
            names_in(season).call(unit, season.closed_at)
    return units


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
