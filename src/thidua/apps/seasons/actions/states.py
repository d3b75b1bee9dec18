"""Moving a year on: one step at a time, when nothing stands in the way; closing it for good."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.seasons.actions.locking import locked, refuse_closed
from thidua.apps.seasons.actions.seasons import next_season
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.refusals import NotNextState, SeasonNotReady
from thidua.apps.seasons.registries.guards import obstacles
from thidua.apps.seasons.registries.succession import carry_over
from thidua.apps.seasons.year.steps import next_state, previous_state
from thidua.web.reasons import ReasonMissing


@transaction.atomic
def move_season(
    season: Season, to_state: str, *, actor: User, at: datetime, reason: str = ""
) -> Season:
    """One step on when nothing stands in the way, or one step back with a reason.

    Raises:
        PermissionDenied: ``actor`` lacks ``seasons.move``.
        SeasonClosed: the year is closed.
        SeasonNotReady: conditions of the next state are not met; all are listed.
        ReasonMissing: a step back without a reason.
        NotNextState: neither the next nor the previous state.
    """
    season = locked(season)
    authorise(actor, "seasons.move", season)
    refuse_closed(season)
    target = Season.State(to_state)
    if target == Season.State.CLOSED:
        raise NotNextState(_("Năm thi đua kết thúc bằng việc “Kết thúc năm và bàn giao”."))
    if target == next_state(season):
        _refuse_unready(season, target)
    elif target == previous_state(season):
        if not reason.strip():
            raise ReasonMissing(
                _("Ghi lý do lùi về bước “%s”: lý do được lưu vào nhật ký.") % target.label
            )
    else:
        raise NotNextState(
            _("Năm thi đua đang ở bước “%(now)s”, không chuyển thẳng sang “%(target)s” được.")
            % {"now": season.get_state_display(), "target": target.label}
        )
    data = {"from": season.state, "to": target.value, "reason": reason.strip()}
    _write_state(season, target)
    record("seasons.move", season, actor=actor, at=at, data=data)
    return season


@transaction.atomic
def enter_state(season: Season, state: str, *, actor: User, at: datetime) -> Season:
    """Move the year because a higher app's own, authorised action did: the last signature, say.

    It asks no permission and no guard again. Nothing happens when the year is already there.

    Raises:
        SeasonClosed: the year is closed.
        NotNextState: asked to close the year; only ``close_season`` does.
    """
    season = locked(season)
    refuse_closed(season)
    target = Season.State(state)
    if target == Season.State.CLOSED:
        raise NotNextState(_("Năm thi đua kết thúc bằng việc “Kết thúc năm và bàn giao”."))
    if target != season.state:
        data = {"from": season.state, "to": target.value}
        _write_state(season, target)
        record("seasons.enter_state", season, actor=actor, at=at, data=data)
    return season


@transaction.atomic
def close_season(season: Season, *, actor: User, at: datetime, handover_note: str = "") -> Season:
    """End the year for good and hand over: answer with next year's draft.

    A next year that was prepared before is kept; while it is a draft, what it lacks is added.

    Raises:
        PermissionDenied: ``actor`` lacks ``seasons.close``.
        SeasonClosed: it was closed before.
        NotNextState: the conference has not come yet.
        SeasonNotReady: conditions for closing are not met; all are listed.
    """
    season = locked(season)
    authorise(actor, "seasons.close", season)
    refuse_closed(season)
    if season.state != Season.State.CONFERENCE:
        raise NotNextState(
            _("Chỉ kết thúc năm khi đang ở bước “%(last)s”; năm này đang ở bước “%(now)s”.")
            % {"last": Season.State.CONFERENCE.label, "now": season.get_state_display()}
        )
    _refuse_unready(season, Season.State.CLOSED)
    season.state, season.closed_at = Season.State.CLOSED, at
    season.handover_note = handover_note.strip()
    season.save(update_fields=["state", "closed_at", "handover_note"])
    following, is_new = next_season(season, actor=actor, at=at)
    if following.state == Season.State.DRAFT:
        carry_over(season, following, actor, at)
    data = {"next": following.pk, "next_was_there": not is_new, "note": season.handover_note}
    record("seasons.close", season, actor=actor, at=at, data=data)
    return following


def _refuse_unready(season: Season, target: Season.State) -> None:
    found = obstacles(season, target)
    if found:
        raise SeasonNotReady(str(target.label), found)


def _write_state(season: Season, target: Season.State) -> None:
    season.state = target
    season.save(update_fields=["state"])
