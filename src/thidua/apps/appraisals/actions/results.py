"""Publishing the result inside the bloc: frozen, hashed; a correction is a new version."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.actions.locking import CORRECTABLE_STATES, check_not_sealed
from thidua.apps.appraisals.models import Result, Sheet
from thidua.apps.appraisals.queries import published_result
from thidua.apps.appraisals.refusals import ResultNotReady
from thidua.apps.appraisals.scoring.bloc import season_sheets, verified_standing
from thidua.apps.appraisals.scoring.conditions import events_of
from thidua.apps.appraisals.scoring.frozen import result_hash
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.audit.actions import record
from thidua.apps.schemes.queries import adopted_scheme
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
    filled = season_sheets(season)
    sheets = [each.sheet for each in filled]
    _check_ready(season, sheets)
    version = sheets[0].scheme
    plan = plan_of(version)
    scored = verified_standing(plan, filled).result
    answer, events = scored.to_mapping(), events_of(plan, scored)
    names = {sheet.unit.code: sheet.unit.called for sheet in sheets}
    digest = result_hash(version.hash, answer, names, events)
    last = published_result(season)
    _check_new(last, digest, reason)
    result = Result.objects.create(
        season=season,
        version=last.version + 1 if last else 1,
        scheme=version,
        answer=answer,
        names=names,
        events=events,
        hash=digest,
        reason=kept_whole(reason, 500),
        published_at=at,
        published_by=actor,
    )
    data = {"version": result.version, "hash": digest, "reason": result.reason}
    record("appraisals.publish_result", result, actor=actor, at=at, data=data)
    return result


def _check_ready(season: Season, sheets: Sequence[Sheet]) -> None:
    if season.state not in CORRECTABLE_STATES or not sheets:
        raise ResultNotReady(
            _(
                "Năm %(year)s đang ở bước “%(season_state)s”, chưa công bố kết quả được: "
                "các bảng chấm điểm phải được nộp, thẩm định và khoá trước."
            )
            % {"year": season.year, "season_state": season.get_state_display()}
        )
    unlocked = [sheet.unit.called for sheet in sheets if sheet.state != Sheet.State.LOCKED]
    if unlocked:
        raise ResultNotReady(
            _("Chưa công bố được: bảng chưa khoá của %(unlocked)s.")
            % {"unlocked": ", ".join(unlocked)}
        )
    adopted = adopted_scheme(season)
    if adopted is None or any(sheet.scheme_id != adopted.pk for sheet in sheets):
        raise ResultNotReady(
            _("Chưa công bố được: có bảng chấm theo phiên bản bảng điểm không còn hiệu lực.")
        )


def _check_new(last: Result | None, digest: str, reason: str) -> None:
    if last is None:
        return
    if last.hash == digest:
        raise ResultNotReady(
            _("Kết quả không khác lần công bố %(version)s: không cần công bố lại.")
            % {"version": last.version}
        )
    if not reason.strip():
        raise ReasonMissing(
            _("Công bố lại kết quả (lần %(version)s): cần ghi lý do.")
            % {"version": last.version + 1}
        )
