"""Reading sheets, their lines and the published result."""

from collections.abc import Collection
from datetime import date

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Evidence, Line, Period, Result, Sheet, YearWay
from thidua.apps.organisations.models import Membership
from thidua.apps.organisations.queries import units_led
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.queries import (
    due_day_of,
    names_in,
    of_members,
    places_in,
    roles_in,
    seasons_seen,
    seasons_visible_to,
)
from thidua.web.kept import once_an_object
from thidua.web.prepared import prepared

HANDED_IN = (Sheet.State.SELF_SCORED, Sheet.State.VERIFIED, Sheet.State.LOCKED)
TAKES_GIVEN = (Sheet.State.DRAFT, Sheet.State.SELF_SCORED)
"""Until verification has ended, others may give figures in the place of the unit."""


@once_an_object
def running_units(season: Season) -> frozenset[int]:
    """Units that are head or deputy."""
    roles = (Membership.Role.HEAD, Membership.Role.DEPUTY)
    return frozenset(unit for unit, role in places_in(season) if role in roles)


@once_an_object
def periods_of(season: Season) -> tuple[Period, ...]:
    """The parts of the year that are scored by themselves, in order; none where it is one."""
    found = tuple(_periods([season.pk]))
    for period in found:
        period.season = season
    return found


@prepared
def _periods(seasons: Collection[int]) -> QuerySet[Period]:
    return Period.objects.filter(season__in=seasons).order_by("starts_on", "pk")


def open_period_of(season: Season) -> Period | None:
    """The period that is scored now."""
    return next((each for each in periods_of(season) if each.state == Period.State.OPEN), None)


def waiting_periods(season: Season) -> list[str]:
    """Names of the periods that are not closed, for which the year's result waits."""
    return [each.name for each in periods_of(season) if each.state != Period.State.CLOSED]


def year_way(season: Season) -> YearWay:
    """How the year is made of its periods, or an unsaved one with the usual way."""
    return YearWay.objects.filter(season=season).first() or YearWay(season=season)


def period_results(season: Season) -> dict[int, Result]:
    """By period: the result in force of each that is closed."""
    rows = Result.every.filter(season=season, period__state=Period.State.CLOSED)
    rows = rows.select_related("scheme", "published_by", "period").order_by("version")
    found = {row.period_id: row for row in rows if row.period_id}
    for result in found.values():
        result.season = season
    return found


def last_result_of(period: Period) -> Result | None:
    """The latest published result of a period, also while it is open again."""
    rows = Result.every.filter(period=period).select_related("scheme", "published_by", "period")
    result = rows.order_by("-version").first()
    if result is not None:
        result.season = period.season
    return result


def published_result(season: Season) -> Result | None:
    """The year's result in force, the latest version, or None before publication."""
    for result in _newest_results([season.pk]):
        result.season = season
        return result
    return None


def has_result(season: Season) -> bool:
    """Whether a result is published."""
    return bool(_results([season.pk]))


@prepared
def _results(seasons: Collection[int]) -> QuerySet[Result, tuple[int]]:
    return Result.objects.filter(season__in=seasons).values_list("pk")


@prepared
def _newest_results(seasons: Collection[int]) -> QuerySet[Result]:
    return Result.objects.filter(season__in=seasons).select_related("scheme", "published_by")[:1]


def sees_all_sheets(user: User, season: Season) -> bool:
    """Whether every sheet is open to the user: who runs the season, or once it is published."""
    roles = roles_in(user, season)
    return roles.runs_it or roles.is_standing or (roles.is_anyone and has_result(season))


def sheets_visible_to(user: User, season: Season) -> QuerySet[Sheet]:
    """Own unit's sheet always; every sheet for who runs the season, or once it is published."""
    sheets = Sheet.objects.filter(of_members(), season=season).select_related("unit", "scheme")
    roles = roles_in(user, season)
    if not roles.is_anyone:
        in_view = seasons_visible_to(user).filter(pk=season.pk).exists()
        return sheets if in_view and has_result(season) else sheets.none()
    if sees_all_sheets(user, season):
        return sheets
    return sheets.filter(unit__in=roles.member_units)


def sheet_pages_visible_to(user: User) -> QuerySet[Sheet]:
    """Sheets of seasons that the user may open; the permission decides on each sheet."""
    return Sheet.every.filter(season__in=seasons_visible_to(user)).select_related(
        "season__bloc__authority", "unit", "scheme", "period"
    )


def sheet_pages_in_view(user: User, keys: Collection[int]) -> list[Sheet]:
    """Those of them that have these keys."""
    seats = seats_of(user)
    return _in_view(seats.standing_of, seats.units, keys)


@prepared
def _in_view(
    standing_of: Collection[int], units: Collection[int], keys: Collection[int]
) -> QuerySet[Sheet]:
    seen = Sheet.every.filter(pk__in=keys, season__in=seasons_seen(standing_of, units))
    return seen.select_related("season__bloc__authority", "unit", "scheme", "period", "ready_by")


def under_its_name(sheet: Sheet) -> Sheet:
    """The sheet with its unit called as on the day it was locked, else the year closed."""
    names_in(sheet.season).call(sheet.unit, sheet.locked_at or sheet.season.closed_at)
    return sheet


def lines_of(sheet: Sheet) -> list[Line]:
    """The lines of a sheet in the order of the table."""
    lines = _lines([sheet.pk])
    for line in lines:
        line.sheet = sheet
    return lines


@prepared
def _lines(sheets: Collection[int]) -> QuerySet[Line]:
    return Line.objects.filter(sheet__in=sheets).select_related("verified_by").order_by("pk")


def files_of(*sheets: Sheet) -> dict[int, list[Evidence]]:
    """The files still attached to lines of sheets, by the line's key; one query."""
    attached: dict[int, list[Evidence]] = {}
    for evidence in _attached([sheet.pk for sheet in sheets]):
        attached.setdefault(evidence.line_id, []).append(evidence)
    return attached


@prepared
def _attached(sheets: Collection[int]) -> QuerySet[Evidence]:
    return Evidence.objects.filter(line__sheet__in=sheets, removed_at=None)


def comparable_rows(sheet: Sheet, items: frozenset[str]) -> list[tuple[Line, str]]:
    """Rows of relative criteria of the other units that have handed in: drafts never leak.

    Of the same year, or of the same period of it.
    """
    if not items:
        return []
    others = _comparable([sheet.season_id], [sheet.period_id or 0], [sheet.pk], items)
    return [(line, getattr(line, "unit_code", "")) for line in others]


@prepared
def _comparable(
    seasons: Collection[int],
    periods: Collection[int],
    but: Collection[int],
    items: Collection[str],
) -> QuerySet[Line]:
    rows = Line.objects.annotate(of_period=Coalesce("sheet__period", 0)).filter(
        of_period__in=periods
    )
    there = rows.filter(of_members("sheet__season", "sheet__unit"), item__in=items)
    handed_in = there.filter(sheet__season__in=seasons, sheet__state__in=HANDED_IN)
    return handed_in.exclude(sheet__in=but).annotate(unit_code=F("sheet__unit__code"))


def scoring_due_on(season: Season, period: Period | None) -> date | None:
    """When the sheets are due, those of a period on a day of its own."""
    return period.due_on if period else due_day_of(season, Phase.Kind.SCORING)


def officers_sign(sheet: Sheet) -> bool:
    """Whether its officers hand it in themselves: the bloc allows it, or there is no leader."""
    return sheet.season.bloc.officers_hand_in or not has_leader(sheet)


@once_an_object
def has_leader(sheet: Sheet) -> bool:
    """Whether a leader of the unit can sign in today."""
    return bool(units_led([sheet.unit_id], day=timezone.localdate()))


def waiting_units(season: Season) -> list[str]:
    """Names of units whose sheet is not handed in, in the bloc's order."""
    return [name for (name,) in _waiting_units([season.pk])]


@prepared
def _waiting_units(seasons: Collection[int]) -> QuerySet[Sheet, tuple[str]]:
    drafts = Sheet.objects.filter(of_members(), season__in=seasons, state=Sheet.State.DRAFT)
    return drafts.order_by("pk").values_list("unit__name")


def unlocked_units(season: Season) -> list[str]:
    """Names of units whose sheet is not locked, in the bloc's order."""
    return list(
        Sheet.objects.filter(~Q(state=Sheet.State.LOCKED), of_members(), season=season)
        .order_by("pk")
        .values_list("unit__name", flat=True)
    )


def evidence_visible_to(user: User) -> QuerySet[Evidence]:
    """Evidence in seasons that the user may open, removed ones left out."""
    return Evidence.objects.filter(
        removed_at=None, line__sheet__season__in=seasons_visible_to(user)
    ).select_related("stored", "line__sheet__season__bloc__authority", "line__sheet__unit")
