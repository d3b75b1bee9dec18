"""A consultation from opening to closing."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.consultations.facts import Opening
from thidua.apps.consultations.models import Consultation
from thidua.apps.consultations.queries import open_round_about, silent_units
from thidua.apps.consultations.refusals import (
    AnswersMissing,
    ConsultationClosed,
    ConsultationExists,
    DayPassed,
    NoDraft,
)
from thidua.apps.consultations.registries.matters import draft_of
from thidua.apps.seasons.models import Season
from thidua.domain.clean_text import cleaned
from thidua.web.reasons import ReasonMissing, kept_whole
from thidua.web.words import written_day


def locked(key: int) -> Consultation:
    """The round as it is now, held until the transaction ends.

    Raises:
        ConsultationClosed: it is over.
    """
    rows = Consultation.objects.select_for_update(of=("self",))
    found = rows.select_related("season__bloc__authority").get(pk=key)
    if found.closed_at:
        raise ConsultationClosed(
            _("%(name)s: đợt lấy ý kiến đã đóng, chỉ xem lại được.") % {"name": found.name}
        )
    return found


@transaction.atomic
def open_consultation(
    season: Season, opening: Opening, *, day: date, actor: User, at: datetime
) -> Consultation:
    """Lay a draft before the units until a day.

    Raises:
        PermissionDenied: ``actor`` does not write the year's drafts.
        NoDraft: there is no such draft in the year, or it cannot be changed any more.
        ConsultationExists: it lies before the units already.
        DayPassed: the last day is over.
    """
    season = Season.objects.select_for_update(of=("self",)).select_related("bloc").get(pk=season.pk)
    authorise(actor, "consultations.open_consultation", season)
    draft = draft_of(opening.matter, opening.subject)
    if draft is None or draft.season_id != season.pk or not draft.is_open:
        raise NoDraft(_("Không có dự thảo nào còn sửa được để lấy ý kiến."))
    if open_round_about(opening.matter, opening.subject):
        raise ConsultationExists(
            _("%(name)s đang được lấy ý kiến; muốn thêm ngày thì gia hạn.") % {"name": draft.name}
        )
    _check_day(opening.closes_on, day)
    found = Consultation.objects.create(
        season=season,
        matter=opening.matter,
        subject=opening.subject,
        name=draft.name[:200],
        note=kept_whole(cleaned(opening.note), 1000, _("Nội dung cần tập trung góp ý")),
        closes_on=opening.closes_on,
        opened_at=at,
        opened_by=actor,
    )
    data = {"closes_on": opening.closes_on, "note": found.note}
    record("consultations.open_consultation", found, actor=actor, at=at, data=data)
    return found


def _check_day(closes_on: date, day: date) -> None:
    if closes_on < day:
        raise DayPassed(
            _("Hạn góp ý %(closes_on)s đã qua; đặt từ hôm nay (%(day)s) trở đi.")
            % {"closes_on": written_day(closes_on), "day": written_day(day)}
        )


@transaction.atomic
def extend_consultation(
    consultation: Consultation, closes_on: date, *, day: date, actor: User, at: datetime
) -> Consultation:
    """Give the units more days.

    Raises:
        PermissionDenied: ``actor`` does not run the consultation.
        ConsultationClosed: it is over.
        DayPassed: the day lies behind, or before the one that was set.
    """
    found = locked(consultation.pk)
    authorise(actor, "consultations.extend_consultation", found)
    _check_day(closes_on, day)
    if closes_on < found.closes_on:
        raise DayPassed(
            _("Hạn góp ý đã báo cho các đơn vị là %(day)s, không rút ngắn được.")
            % {"day": written_day(found.closes_on)}
        )
    data = {"closes_on": {"from": found.closes_on, "to": closes_on}}
    found.closes_on = closes_on
    found.save(update_fields=["closes_on"])
    record("consultations.extend_consultation", found, actor=actor, at=at, data=data)
    return found


@transaction.atomic
def close_consultation(
    consultation: Consultation, reason: str = "", *, day: date, actor: User, at: datetime
) -> Consultation:
    """End it once everything is answered; before its day only when all were heard, or why.

    Raises:
        PermissionDenied: ``actor`` does not run the consultation.
        ConsultationClosed: it is over.
        AnswersMissing: a remark waits for an answer.
        ReasonMissing: units may still speak, and no reason is given.
    """
    found = locked(consultation.pk)
    authorise(actor, "consultations.close_consultation", found)
    waiting = found.remarks.filter(answer="").count()
    if waiting:
        raise AnswersMissing(
            _("Còn %(count)s ý kiến chưa trả lời: trả lời hết rồi đóng.") % {"count": waiting}
        )
    reason = kept_whole(cleaned(reason), 500)
    silent = silent_units(found) if day <= found.closes_on else []
    if silent and not reason:
        raise ReasonMissing(
            _(
                "Còn trong hạn góp ý (đến hết ngày %(day)s) và %(count)s đơn vị chưa có ý kiến: "
                "ghi lý do đóng sớm."
            )
            % {"day": written_day(found.closes_on), "count": len(silent)}
        )
    found.closed_at, found.closed_by = at, actor
    found.closed_early = reason if silent else ""
    found.save(update_fields=["closed_at", "closed_by", "closed_early"])
    data = {"reason": found.closed_early, "silent": [unit.code for unit in silent_units(found)]}
    record("consultations.close_consultation", found, actor=actor, at=at, data=data)
    return found
