"""Units by years: place, what the conference proposed, who led and who was head."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Result
from thidua.apps.meetings.models import Candidate, Conference, Motion
from thidua.apps.meetings.pages.fairness import (
    OwnTable,
    VotedMotion,
    own_over_years,
    points_and_votes,
)
from thidua.apps.organisations.models import Membership, Unit
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.badges import Badge

Place = tuple[int, str]  # year and code of the unit


@dataclass(frozen=True, slots=True)
class YearCell:
    """One unit in one year; all empty where it was not in the bloc."""

    is_member: bool = False
    rank: int | None = None
    marks: tuple[Badge, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitYears:
    """One unit over the years."""

    unit: Unit
    cells: tuple[YearCell, ...]
    proposed: int  # how often it was proposed for an award


@dataclass(frozen=True, slots=True)
class YearsTable:
    """All units that were in the bloc in these years, by name."""

    years: tuple[int, ...]
    units: tuple[UnitYears, ...]
    own: OwnTable
    voted: tuple[VotedMotion, ...]  # of the year that is looked at

    @property
    def never(self) -> int:
        """How many units were proposed for nothing in all these years."""
        return sum(not unit.proposed for unit in self.units)


def years_table(season: Season, user: User) -> YearsTable:
    """The years of the season's bloc that the user may see.

    Four queries however many there are, and for each result whose own points nobody asked for yet.
    """
    seasons = list(seasons_visible_to(user).filter(bloc=season.bloc_id).order_by("year"))
    years = tuple(each.year for each in seasons)
    results = _latest(seasons)
    ranks = _ranks(results)
    marks, proposed = _marks(seasons)
    members = Membership.objects.filter(bloc=season.bloc_id, year__in=years).select_related("unit")
    units: dict[str, Unit] = {}
    roles: dict[Place, Membership] = {}
    for member in members.order_by("unit__name"):
        units[member.unit.code] = member.unit
        roles[member.year, member.unit.code] = member
    rows = []
    for code, unit in units.items():
        cells = [
            _cell(roles.get(place), ranks.get(place), marks.get(place, ()))
            for place in ((year, code) for year in years)
        ]
        rows.append(UnitYears(unit, tuple(cells), proposed.get(code, 0)))
    names = {code: unit.name for code, unit in units.items()}
    own = own_over_years(results, names)
    return YearsTable(years, tuple(rows), own, points_and_votes(season, results.get(season.year)))


def _latest(seasons: Iterable[Season]) -> dict[int, Result]:
    """The result in force, by year."""
    by_key = {season.pk: season for season in seasons}
    found = {}
    for result in Result.objects.filter(season__in=by_key).order_by("version"):
        result.season = by_key[result.season_id]
        found[result.season.year] = result
    return found


def _ranks(results: Mapping[int, Result]) -> dict[Place, int | None]:
    return {
        (year, unit.unit): unit.rank
        for year, result in results.items()
        for unit in result.kept.units
    }


def _marks(seasons: Iterable[Season]) -> tuple[dict[Place, list[Badge]], dict[str, int]]:
    """What closed conferences decided for each unit and year, and how often it was an award."""
    chosen = Candidate.objects.filter(
        is_chosen=True,
        motion__kind__in=(Motion.Kind.LEADER, Motion.Kind.AWARD),
        motion__conference__season__in=seasons,
        motion__conference__state=Conference.State.CLOSED,
    ).select_related("unit", "motion__conference__season")
    marks: dict[Place, list[Badge]] = defaultdict(list)
    proposed: dict[str, int] = defaultdict(int)
    for row in chosen.order_by("motion__order", "motion__pk"):
        is_award = row.motion.kind == Motion.Kind.AWARD
        place = (row.motion.conference.season.year, row.unit.code)
        leads = Badge(_("Dẫn đầu Khối"), "green", "star")
        marks[place].append(Badge(row.motion.title, "yellow", "award") if is_award else leads)
        proposed[row.unit.code] += is_award
    return marks, proposed


def _cell(member: Membership | None, rank: int | None, marks: Iterable[Badge]) -> YearCell:
    if member is None:
        return YearCell()
    is_plain = member.role == Membership.Role.MEMBER
    office = () if is_plain else (Badge(member.get_role_display(), "blue"),)
    return YearCell(is_member=True, rank=rank, marks=(*marks, *office))
