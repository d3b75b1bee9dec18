"""The course of a period: its sheets made, its result published and closed, opened again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.actions.locking import CORRECTABLE_STATES, check_not_sealed
from thidua.apps.appraisals.actions.opening import hashes_of, make_sheets
from thidua.apps.appraisals.actions.results import count_locked, freeze
from thidua.apps.appraisals.models import Period, Result, Sheet
from thidua.apps.appraisals.queries import last_result_of
from thidua.apps.appraisals.refusals import PeriodOutOfTurn
from thidua.apps.appraisals.registries.peers import peers
from thidua.apps.audit.actions import record
from thidua.apps.seasons.actions.locking import locked, refuse_closed
from thidua.apps.seasons.actions.states import enter_state
from thidua.apps.seasons.models import Season
from thidua.web.reasons import ReasonMissing, kept_whole


@transaction.atomic
def open_period(period: Period, *, actor: User, at: datetime) -> list[Sheet]:
    """Make the sheets of a period and let the units score; again for units that joined since.

    Raises:
        PermissionDenied: ``actor`` does not run the season.
        SeasonClosed: the year is closed.
        PeriodOutOfTurn: it is closed, or an earlier one is not.
        ScoringNotOpen: it is not the time, or no scheme is adopted.
    """
    period = _locked(period)
    season = period.season
    authorise(actor, "appraisals.open_period", season)
    refuse_closed(season)
    if period.state == Period.State.CLOSED:
        raise PeriodOutOfTurn(_("%s đã đóng: mở lại kỳ nếu cần sửa.") % period)
    first = season.periods.exclude(state=Period.State.CLOSED).first()
    if first is not None and first.pk != period.pk:
        words = {"period": period, "first": first}
        raise PeriodOutOfTurn(_("Chưa mở %(period)s được: đóng %(first)s trước.") % words)
    if period.state == Period.State.PLANNED:
        period.state, period.revision = Period.State.OPEN, period.revision + 1
        period.save(update_fields=["state", "revision"])
        peers().begin_again(season)
    sheets, tables = make_sheets(season, period)
    data = {"units": [sheet.unit.code for sheet in sheets], "scheme": hashes_of(tables)}
    record("appraisals.open_period", period, actor=actor, at=at, data=data)
    enter_state(season, Season.State.SCORING, actor=actor, at=at)
    return sheets


@transaction.atomic
def close_period(period: Period, *, reason: str = "", actor: User, at: datetime) -> Result:
    """Publish the result of a period whose sheets are all locked; the year goes on.

    A period that was opened again needs a reason where its result has changed.

    Raises:
        PermissionDenied: ``actor`` does not run the season.
        PeriodOutOfTurn: it is not open.
        ResultNotReady: sheets are not locked.
        ReasonMissing: another result than before without a reason.
    """
    period = _locked(period)
    season = period.season
    authorise(actor, "appraisals.close_period", season)
    refuse_closed(season)
    if period.state != Period.State.OPEN:
        raise PeriodOutOfTurn(_("%s không đang chấm nên không đóng được.") % period)
    counted, last = count_locked(season), last_result_of(period)
    if last is None or last.hash != counted.hash:
        last = freeze(counted, last, reason=reason, actor=actor, at=at)
    period.state, period.closed_at = Period.State.CLOSED, at
    period.revision += 1
    period.save(update_fields=["state", "closed_at", "revision"])
    Sheet.objects.filter(season=season).update(is_past=True)
    data = {"period": period.name, "version": last.version, "hash": last.hash,
            "reason": last.reason}  # fmt: skip
    record("appraisals.close_period", last, actor=actor, at=at, data=data)
    if season.state != Season.State.CONFERENCE:
        is_last = not season.periods.exclude(state=Period.State.CLOSED).exists()
        following = Season.State.REVIEWING if is_last else Season.State.RUNNING
        enter_state(season, following, actor=actor, at=at)
    return last


@transaction.atomic
def reopen_period(period: Period, *, reason: str, actor: User, at: datetime) -> Period:
    """Take a closed period up again to correct a figure; its published result stays as it is.

    Raises:
        PermissionDenied: ``actor`` does not run the season.
        SeasonClosed, ResultSealed: the year is closed, its result final.
        ReasonMissing: no reason was given.
        PeriodOutOfTurn: it is not closed, or another period is being scored.
    """
    period = _locked(period)
    season = period.season
    authorise(actor, "appraisals.reopen_period", season)
    refuse_closed(season)
    check_not_sealed(season)
    if not reason.strip():
        raise ReasonMissing(_("Mở lại %s: cần ghi lý do.") % period)
    if period.state != Period.State.CLOSED:
        raise PeriodOutOfTurn(_("%s chưa đóng.") % period)
    if (other := season.periods.filter(state=Period.State.OPEN).first()) is not None:
        words = {"period": period, "other": other}
        raise PeriodOutOfTurn(
            _("Chưa mở lại %(period)s được: đang chấm %(other)s, đóng kỳ đó trước.") % words
        )
    period.state, period.revision = Period.State.OPEN, period.revision + 1
    period.save(update_fields=["state", "revision"])
    Sheet.every.filter(period=period).update(is_past=False)
    data = {"reason": kept_whole(reason, 1000)}
    record("appraisals.reopen_period", period, actor=actor, at=at, data=data)
    if season.state not in CORRECTABLE_STATES:
        enter_state(season, Season.State.REVIEWING, actor=actor, at=at)
    return period


def _locked(period: Period) -> Period:
    season = locked(period.season)
    period = Period.objects.select_for_update().get(pk=period.pk)
    period.season = season
    return period
