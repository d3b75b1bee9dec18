"""Publishing the year's result in the bloc: frozen, hashed; a correction is a new version."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.actions.locking import CORRECTABLE_STATES, check_not_sealed
from thidua.apps.appraisals.models import Result, Sheet
from thidua.apps.appraisals.queries import (
    period_results,
    periods_of,
    published_result,
    waiting_periods,
)
from thidua.apps.appraisals.refusals import ResultNotReady
from thidua.apps.appraisals.scoring.bloc import season_sheets
from thidua.apps.appraisals.scoring.counted import Counted, count_periods, count_sheets
from thidua.apps.audit.actions import record
from thidua.apps.schemes.queries import tables_in_force
from thidua.apps.seasons.models import Season
from thidua.web.reasons import ReasonMissing, kept_whole


@transaction.atomic
def publish_result(season: Season, *, reason: str = "", actor: User, at: datetime) -> Result:
    """Freeze the ranking and show it to the whole bloc; later ones are versions with a reason.

    Raises:
        PermissionDenied: ``actor`` does not run the season.
        ResultNotReady: sheets are not locked, or nothing changed since the last version.
        ReasonMissing: a new version without a reason.
        ResultSealed: the result is locked for good.
    """
    season = (
        Season.objects.select_for_update(of=("self",))
        .select_related("bloc__authority")
        .get(pk=season.pk)
    )
    authorise(actor, "appraisals.publish_result", season)
    check_not_sealed(season)
    counted = _joined(season) if periods_of(season) else count_locked(season)
    last = published_result(season)
    if last is not None and last.hash == counted.hash:
        raise ResultNotReady(
            _("Kết quả không khác lần công bố %(version)s: không cần công bố lại.")
            % {"version": last.version}
        )
    result = freeze(counted, last, reason=reason, actor=actor, at=at)
    data = {"version": result.version, "hash": result.hash, "reason": result.reason}
    record("appraisals.publish_result", result, actor=actor, at=at, data=data)
    return result


def freeze(
    counted: Counted, last: Result | None, *, reason: str, actor: User, at: datetime
) -> Result:
    """Store what was counted as the next version; another act authorises and records it."""
    if last is not None and not reason.strip():
        raise ReasonMissing(
            _("Công bố lại kết quả (lần %(version)s): cần ghi lý do.")
            % {"version": last.version + 1}
        )
    return Result.every.create(
        season=counted.season,
        period=counted.period,
        version=last.version + 1 if last else 1,
        scheme=counted.scheme,
        times=counted.times,
        answer=counted.answer,
        names=counted.names,
        events=counted.events,
        tables=counted.stored_tables,
        hash=counted.hash,
        reason=kept_whole(reason, 500),
        published_at=at,
        published_by=actor,
    )


def _joined(season: Season) -> Counted:
    """The year of its periods, all of which are closed."""
    if still := waiting_periods(season):
        raise ResultNotReady(
            _("Chưa công bố kết quả cả năm được: chưa đóng %(periods)s.")
            % {"periods": ", ".join(still)}
        )
    _check_time(season)
    counted = count_periods(season, period_results(season))
    if counted is None:
        raise _not_the_time(season)
    if twice := counted.in_several_tables:
        raise ResultNotReady(
            _(
                "Chưa công bố kết quả cả năm được: %(units)s có kỳ chấm theo bảng của hai loại "
                "hình, sẽ xếp hạng hai lần."
            )
            % {"units": ", ".join(counted.names[code] for code in twice)}
        )
    return counted


def count_locked(season: Season) -> Counted:
    """What the sheets in hand come to, all of which are locked.

    Raises:
        ResultNotReady: there are none, some are not locked, or go by a table no longer in force.
    """
    filled = season_sheets(season)
    sheets = [each.sheet for each in filled]
    _check_time(season)
    if not sheets:
        raise _not_the_time(season)
    unlocked = [sheet.unit.called for sheet in sheets if sheet.state != Sheet.State.LOCKED]
    if unlocked:
        raise ResultNotReady(
            _("Chưa công bố được: bảng chưa khoá của %(unlocked)s.")
            % {"unlocked": ", ".join(unlocked)}
        )
    # a closed period that was opened again stays under the tables that it was judged by
    used = {sheet.scheme_id for sheet in sheets}
    in_force = used if sheets[0].period_id else {each.pk for each in tables_in_force(season)}
    if not used <= in_force or len(used) > len({sheet.scheme.kind_id for sheet in sheets}):
        raise ResultNotReady(
            _("Chưa công bố được: có bảng chấm theo phiên bản bảng điểm không còn hiệu lực.")
        )
    return count_sheets(filled)


def _check_time(season: Season) -> None:
    if season.state not in CORRECTABLE_STATES:
        raise _not_the_time(season)


def _not_the_time(season: Season) -> ResultNotReady:
    return ResultNotReady(
        _(
            "Năm %(year)s đang ở bước “%(season_state)s”, chưa công bố kết quả được: "
            "các bảng chấm điểm phải được nộp, thẩm định và khoá trước."
        )
        % {"year": season.year, "season_state": season.get_state_display()}
    )
