"""What units say of a draft: remarks about its parts, an opinion of the whole."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.consultations.actions.rounds import locked
from thidua.apps.consultations.facts import OpinionFacts, RemarkFacts
from thidua.apps.consultations.models import Consultation, Opinion, Remark
from thidua.apps.consultations.permissions import Speaking
from thidua.apps.consultations.refusals import (
    ConsultationClosed,
    DayPassed,
    NothingSaid,
    RemarkAnswered,
)
from thidua.apps.consultations.registries.matters import draft_of
from thidua.domain.clean_text import cleaned
from thidua.web.reasons import ReasonMissing, kept_whole
from thidua.web.words import written_day


def _check_time(consultation: Consultation, day: date) -> None:
    if day > consultation.closes_on:
        raise DayPassed(
            _("Đã hết hạn góp ý (%(day)s). Cần góp ý thêm thì đề nghị Trưởng khối gia hạn.")
            % {"day": written_day(consultation.closes_on)}
        )


@transaction.atomic
def make_remark(
    consultation: Consultation, facts: RemarkFacts, *, day: date, actor: User, at: datetime
) -> Remark:
    """A unit says what it thinks of a part of the draft, and what it would change.

    Raises:
        PermissionDenied: ``actor`` does not work for the unit.
        ConsultationClosed, DayPassed: it is over, or its last day is.
        NothingSaid: it neither says nor changes anything.
    """
    found = locked(consultation.pk)
    authorise(actor, "consultations.make_remark", Speaking(found, facts.unit))
    _check_time(found, day)
    comment = kept_whole(cleaned(facts.comment), 2000, _("Ý kiến góp ý"))
    if not comment and not facts.change:
        raise NothingSaid(_("Ghi ý kiến, hoặc sửa ít nhất một ô rồi gửi."))
    if facts.change and not comment:
        raise ReasonMissing(_("Ghi vì sao đề nghị sửa như vậy."))
    remark = Remark.objects.create(
        consultation=found,
        unit=facts.unit,
        item=facts.item,
        item_name=facts.item_name[:300],
        comment=comment,
        change=facts.change,
        words=[list(each) for each in facts.words],
        made_at=at,
        made_by=actor,
    )
    data = {"item": remark.item_name, "comment": comment, "words": remark.words}
    record("consultations.make_remark", remark, actor=actor, at=at, data=data)
    return remark


@transaction.atomic
def withdraw_remark(remark: Remark, *, actor: User, at: datetime) -> None:
    """A unit takes back what was not answered yet; the journal keeps its text.

    Raises:
        PermissionDenied: it is another unit's.
        ConsultationClosed: the consultation is over.
        RemarkAnswered: it was answered.
    """
    locked(remark.consultation_id)
    found = Remark.objects.select_related("consultation__season__bloc__authority", "unit").get(
        pk=remark.pk
    )
    authorise(actor, "consultations.withdraw_remark", found)
    if found.answer:
        raise RemarkAnswered(_("%(remark)s đã được trả lời nên không rút lại được.") % {
            "remark": found
        })  # fmt: skip
    data = {"item": found.item_name, "comment": found.comment, "words": found.words}
    record("consultations.withdraw_remark", found, actor=actor, at=at, data=data)
    found.delete()


@transaction.atomic
def give_opinion(
    consultation: Consultation, facts: OpinionFacts, *, day: date, actor: User, at: datetime
) -> Opinion:
    """A unit agrees with the whole draft as it is now, or says why not; the last word stands.

    Raises:
        PermissionDenied: ``actor`` does not work for the unit.
        ConsultationClosed, DayPassed: it is over, or its last day is.
        ReasonMissing: it disagrees without saying why.
    """
    found = locked(consultation.pk)
    authorise(actor, "consultations.give_opinion", Speaking(found, facts.unit))
    _check_time(found, day)
    draft = draft_of(found.matter, found.subject)
    if draft is None:
        raise ConsultationClosed(_("Dự thảo không còn nữa."))
    note = kept_whole(cleaned(facts.note), 1000, _("Ý kiến thêm"))
    if not facts.agrees and not note:
        raise ReasonMissing(_("Không thống nhất thì ghi rõ vì sao."))
    said = {"agrees": facts.agrees, "note": note, "revision": draft.revision}
    opinion, _made = Opinion.objects.update_or_create(
        consultation=found, unit=facts.unit, defaults={**said, "at": at, "by": actor}
    )
    data = {"unit": facts.unit.code, **said}
    record("consultations.give_opinion", opinion, actor=actor, at=at, data=data)
    return opinion
