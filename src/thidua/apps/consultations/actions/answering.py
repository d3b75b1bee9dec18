"""Answering a remark; one that is accepted changes the draft by the draft's own act."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.consultations.actions.rounds import locked
from thidua.apps.consultations.facts import Answering
from thidua.apps.consultations.models import Remark
from thidua.apps.consultations.refusals import AnswerFinal
from thidua.apps.consultations.registries.matters import Wish, matter_of
from thidua.domain.clean_text import cleaned
from thidua.web.reasons import ReasonMissing, kept_whole


@transaction.atomic
def answer_remark(remark: Remark, answering: Answering, *, actor: User, at: datetime) -> Remark:
    """Accept, merge or reject, with an explanation; accepting changes the draft at once.

    Raises:
        PermissionDenied: ``actor`` does not run the consultation.
        ConsultationClosed: it is over.
        AnswerFinal: the draft was changed by the answer before.
        ReasonMissing: the answer says nothing.
        Refusal: the draft cannot be changed like that, or has moved on since it was shown.
    """
    locked(remark.consultation_id)
    found = Remark.objects.select_related("consultation__season__bloc__authority", "unit").get(
        pk=remark.pk
    )
    authorise(actor, "consultations.answer_remark", found)
    if found.done:
        raise AnswerFinal(
            _("%(remark)s đã tiếp thu và đã sửa vào dự thảo; muốn đổi thì sửa tiếp dự thảo.")
            % {"remark": found}
        )
    said = kept_whole(cleaned(answering.said), 2000, _("Giải trình"))
    if not said:
        raise ReasonMissing(_("%(remark)s: cần ghi nội dung giải trình.") % {"remark": found})
    matter = matter_of(found.consultation.matter)
    if answering.answer == Remark.Answer.ACCEPTED and found.change and matter is not None:
        found.done = matter.apply(
            Wish(found.consultation.subject, found.item, found.change),
            origin=str(found.unit),
            revision=answering.revision,
            actor=actor,
            at=at,
        )
    answers = {"from": found.answer, "to": answering.answer}
    data = {"answer": answers, "said": said, "done": found.done}
    found.answer, found.said = answering.answer, said
    found.answered_at, found.answered_by = at, actor
    found.save(update_fields=["answer", "said", "done", "answered_at", "answered_by"])
    record("consultations.answer_remark", found, actor=actor, at=at, data=data)
    return found
