"""From the provisional result to the final one: window, objections, answers, lock."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.queries import published_result, unlocked_units
from thidua.apps.appraisals.scoring.counted import counted_now
from thidua.apps.audit.actions import record
from thidua.apps.crosschecks.actions.locking import locked_season
from thidua.apps.crosschecks.facts import ObjectionFacts
from thidua.apps.crosschecks.models import Objection, ObjectionWindow
from thidua.apps.crosschecks.permissions import Objecting
from thidua.apps.crosschecks.queries import window_of
from thidua.apps.crosschecks.refusals import NotLockable, WindowNotOpen
from thidua.apps.seasons.models import Season
from thidua.domain.clean_text import cleaned
from thidua.web.reasons import ReasonMissing, kept_whole
from thidua.web.words import written_day


@transaction.atomic
def open_objections(
    season: Season, closes_on: date, *, day: date, actor: User, at: datetime
) -> ObjectionWindow:
    """Say until which day units may object to the published result; a later day may be set.

    Raises:
        PermissionDenied: ``actor`` does not run the season.
        WindowNotOpen: nothing is published, the day is over, or the result is locked.
    """
    season = locked_season(season.pk)
    authorise(actor, "crosschecks.open_objections", season)
    kept = window_of(season)
    if published_result(season) is None:
        raise WindowNotOpen(_("Chưa công bố kết quả nên chưa mở kiến nghị được."))
    _check_not_locked(kept)
    if closes_on < day or (kept is not None and closes_on < kept.closes_on):
        raise WindowNotOpen(
            _("Hạn kiến nghị %(day)s đã qua, hoặc sớm hơn hạn đã đặt.")
            % {"day": written_day(closes_on)}
        )
    opened = {"opened_at": at, "opened_by": actor}
    window, _new = ObjectionWindow.objects.update_or_create(
        season=season,
        defaults={"closes_on": closes_on},
        create_defaults={"closes_on": closes_on, **opened},
    )
    record("crosschecks.open_objections", window, actor=actor, at=at, data={"closes_on": closes_on})
    return window


def _check_not_locked(window: ObjectionWindow | None) -> None:
    if window is not None and window.locked_at:
        raise WindowNotOpen(_("Kết quả đã khoá, không kiến nghị hay sửa được nữa."))


@transaction.atomic
def make_objection(
    season: Season, facts: ObjectionFacts, *, day: date, actor: User, at: datetime
) -> Objection:
    """A unit objects, and everybody in the bloc reads it.

    Raises:
        PermissionDenied: ``actor`` does not work for the unit.
        WindowNotOpen: no window is open on ``day``.
        ReasonMissing: it does not say what about, or why.
    """
    season = locked_season(season.pk)
    authorise(actor, "crosschecks.make_objection", Objecting(season, facts.unit))
    window, result = window_of(season), published_result(season)
    _check_not_locked(window)
    if window is None or result is None or day > window.closes_on:
        raise WindowNotOpen(_("Chưa mở, hoặc đã hết thời hạn kiến nghị kết quả."))
    about = kept_whole(cleaned(facts.about), 200, _("Về mục, đơn vị nào"))
    text = kept_whole(cleaned(facts.text), 2000, _("Nội dung kiến nghị"))
    if not about or not text:
        raise ReasonMissing(_("Kiến nghị: ghi về mục, đơn vị nào và vì sao."))
    found = Objection.objects.create(
        window=window,
        unit=facts.unit,
        version=result.version,
        about=about,
        text=text,
        made_at=at,
        made_by=actor,
    )
    data = {"about": about, "text": text, "version": result.version}
    record("crosschecks.make_objection", found, actor=actor, at=at, data=data)
    return found


@transaction.atomic
def answer_objection(
    objection: Objection, *, accepts: bool, said: str, actor: User, at: datetime
) -> Objection:
    """Answer on record; what is accepted is corrected on the sheet and published again.

    Raises:
        PermissionDenied: ``actor`` does not run the season, or the objection is its own unit's.
        WindowNotOpen: the result is locked.
        ReasonMissing: the answer says nothing.
    """
    locked_season(objection.window.season_id)
    objection = Objection.objects.select_related("window__season__bloc__authority", "unit").get(
        pk=objection.pk
    )
    authorise(actor, "crosschecks.answer_objection", objection)
    _check_not_locked(objection.window)
    said = kept_whole(cleaned(said), 2000, _("Nội dung trả lời"))
    if not said:
        raise ReasonMissing(_("%(objection)s: cần ghi lý do trả lời.") % {"objection": objection})
    answer = Objection.Answer.ACCEPTED if accepts else Objection.Answer.REJECTED
    data = {"answer": {"from": objection.answer, "to": str(answer)}, "said": said}
    objection.answer, objection.said = str(answer), said
    objection.answered_at, objection.answered_by = at, actor
    objection.save(update_fields=["answer", "said", "answered_at", "answered_by"])
    record("crosschecks.answer_objection", objection, actor=actor, at=at, data=data)
    return objection


@transaction.atomic
def lock_result(season: Season, *, day: date, actor: User, at: datetime) -> ObjectionWindow:
    """The latest published result is final: no sheet is opened, nothing is published again.

    Raises:
        PermissionDenied: ``actor`` does not run the season.
        WindowNotOpen: no window was opened, or the result is locked already.
        NotLockable: the window is still open, an objection waits, or figures have moved since.
    """
    season = locked_season(season.pk)
    authorise(actor, "crosschecks.lock_result", season)
    window, result = window_of(season), published_result(season)
    _check_not_locked(window)
    if window is None or result is None:
        raise WindowNotOpen(_("Chưa mở thời hạn kiến nghị nên chưa khoá kết quả được."))
    if obstacle := _obstacle(season, window, day):
        raise NotLockable(obstacle)
    counted = counted_now(season)
    if counted is None or counted.answer != result.answer:
        raise NotLockable(_("Số liệu đã sửa sau lần công bố cuối: công bố lại trước khi khoá."))
    window.locked_at, window.locked_by, window.result = at, actor, result
    window.save(update_fields=["locked_at", "locked_by", "result"])
    data = {"version": result.version, "hash": result.hash}
    record("crosschecks.lock_result", window, actor=actor, at=at, data=data)
    return window


def _obstacle(season: Season, window: ObjectionWindow, day: date) -> str:
    if day <= window.closes_on:
        told = {"day": written_day(window.closes_on)}
        return _("Còn trong thời hạn kiến nghị, đến hết ngày %(day)s.") % told
    waiting = window.objections.filter(answer="").count()
    if waiting:
        return _("Còn %(count)s kiến nghị chưa trả lời.") % {"count": waiting}
    if units := unlocked_units(season):
        return _("Bảng chưa khoá lại: %(units)s.") % {"units": ", ".join(units)}
    return ""
