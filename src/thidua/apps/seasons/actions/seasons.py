"""Opening a bloc's year, from scratch or from last year's set-up, and changing its days."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Bloc
from thidua.apps.seasons.actions.locking import locked, refuse_closed, refuse_stale
from thidua.apps.seasons.models import ChecklistItem, Phase, Season
from thidua.apps.seasons.refusals import DatesOutOfOrder, SeasonExists, YearOutOfRange
from thidua.apps.seasons.registries.succession import carry_over
from thidua.apps.seasons.year.calendar_plan import (
    YEARS,
    SeasonDates,
    usual_checklist,
    usual_phases,
)
from thidua.domain.calendar import years_later
from thidua.web.words import written_day

MAX_DAYS = 550
"""A year may be a school year or start late, but is no longer than a year and a half."""


@transaction.atomic
def create_season(
    bloc: Bloc,
    year: int,
    *,
    actor: User,
    at: datetime,
    dates: SeasonDates | None = None,
    is_illustrative: bool = False,
) -> Season:
    """Open a year of a bloc as a draft, with the usual phases and checklist.

    Raises:
        PermissionDenied: ``actor`` lacks ``seasons.create``.
        SeasonExists: the bloc has this year already.
        YearOutOfRange: the year is not one a season may be made for.
        DatesOutOfOrder: the year ends before it starts, or is too long.
    """
    bloc = Bloc.objects.select_for_update().get(pk=bloc.pk)
    authorise(actor, "seasons.create", bloc)
    dates = _checked(year, dates or SeasonDates.of_calendar_year(_year(year)))
    season = _new(bloc, year, dates, at, is_illustrative=is_illustrative)
    plan = usual_phases(dates.starts_on, timezone.localdate(at))
    Phase.objects.bulk_create(
        Phase(
            season=season,
            kind=phase.kind,
            starts_on=phase.starts_on,
            due_on=phase.due_on,
            owner=phase.owner,
            order=order,
        )
        for order, phase in enumerate(plan)
    )
    due = {phase.kind: phase.due_on for phase in plan}
    ChecklistItem.objects.bulk_create(
        ChecklistItem(
            season=season, text=text, owner=owner, due_on=due[kind], phase=kind, order=order
        )
        for order, (text, owner, kind) in enumerate(usual_checklist())
    )
    record("seasons.create", season, actor=actor, at=at, data=_days(season))
    return season


@transaction.atomic
def copy_season(old: Season, *, actor: User, at: datetime) -> Season:
    """Open the following year as a draft with everything that carries over from ``old``.

    Raises:
        PermissionDenied: ``actor`` lacks ``seasons.copy``.
        SeasonExists: the bloc has the following year already.
    """
    old = locked(old)
    authorise(actor, "seasons.copy", old)
    new, is_new = next_season(old, actor=actor, at=at)
    if not is_new:
        raise _exists(new)
    carry_over(old, new, actor, at)
    return new


def next_season(old: Season, *, actor: User, at: datetime) -> tuple[Season, bool]:
    """The following year of the bloc and whether it had to be made; in the caller's transaction."""
    bloc = Bloc.objects.select_for_update().get(pk=old.bloc_id)
    found = Season.objects.filter(bloc=bloc, year=old.year + 1).first()
    if found is not None:
        return found, False
    dates = SeasonDates(
        years_later(old.starts_on), years_later(old.ends_on), years_later(old.law_as_of)
    )
    new = _new(bloc, old.year + 1, _checked(old.year + 1, dates), at, copied_from=old)
    record("seasons.copy", new, actor=actor, at=at, data={"from_year": old.year, **_days(new)})
    return new, True


@transaction.atomic
def edit_season(
    season: Season, dates: SeasonDates, *, revision: int, actor: User, at: datetime
) -> Season:
    """Change from when to when the year runs, and the day whose law applies.

    Raises:
        PermissionDenied: ``actor`` lacks ``seasons.edit``.
        SeasonClosed: the year is closed.
        StalePage: somebody saved in between.
        DatesOutOfOrder: the year ends before it starts, or is too long.
    """
    season = locked(season)
    authorise(actor, "seasons.edit", season)
    refuse_closed(season)
    refuse_stale(season, revision)
    _checked(season.year, dates)
    before = _days(season)
    season.starts_on, season.ends_on = dates.starts_on, dates.ends_on
    season.law_as_of = dates.law_as_of
    season.revision += 1
    season.save(update_fields=["starts_on", "ends_on", "law_as_of", "revision"])
    record("seasons.edit", season, actor=actor, at=at, data={"from": before, "to": _days(season)})
    return season


def _new(
    bloc: Bloc,
    year: int,
    dates: SeasonDates,
    at: datetime,
    *,
    is_illustrative: bool = False,
    copied_from: Season | None = None,
) -> Season:
    found = Season.objects.filter(bloc=bloc, year=year).first()
    if found is not None:
        raise _exists(found)
    return Season.objects.create(
        bloc=bloc,
        year=year,
        starts_on=dates.starts_on,
        ends_on=dates.ends_on,
        law_as_of=dates.law_as_of,
        is_illustrative=is_illustrative,
        copied_from=copied_from,
        made_on=timezone.localdate(at),
    )


def _exists(season: Season) -> SeasonExists:
    return SeasonExists(
        _("%(bloc)s đã có năm %(year)d (đang ở bước “%(state)s”); mỗi năm chỉ lập một lần.")
        % {"bloc": season.bloc, "year": season.year, "state": season.get_state_display()}
    )


def _year(year: int) -> int:
    if year not in YEARS:
        raise YearOutOfRange(
            _("Năm %(year)d nằm ngoài khoảng %(first)d–%(last)d.")
            % {"year": year, "first": YEARS[0], "last": YEARS[-1]}
        )
    return year


def _checked(year: int, dates: SeasonDates) -> SeasonDates:
    _year(year)
    if dates.starts_on >= dates.ends_on:
        raise DatesOutOfOrder(
            _("Ngày kết thúc %(end)s phải sau ngày bắt đầu %(start)s.")
            % {"end": written_day(dates.ends_on), "start": written_day(dates.starts_on)}
        )
    if (dates.ends_on - dates.starts_on).days > MAX_DAYS:
        raise DatesOutOfOrder(
            _("Năm thi đua dài %(days)d ngày; tối đa %(limit)d ngày.")
            % {"days": (dates.ends_on - dates.starts_on).days, "limit": MAX_DAYS}
        )
    if abs(dates.starts_on.year - year) > 1:
        raise DatesOutOfOrder(
            _("Ngày bắt đầu %(start)s không thuộc năm %(year)d.")
            % {"start": written_day(dates.starts_on), "year": year}
        )
    return dates


def _days(season: Season) -> dict[str, str]:
    return {
        "starts_on": season.starts_on.isoformat(),
        "ends_on": season.ends_on.isoformat(),
        "law_as_of": season.law_as_of.isoformat(),
    }
