"""What other bodies are asked about a dossier, and what they answered."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.dossiers.actions.locking import (
    checked_reason,
    locked,
    refuse_day,
    refuse_other_states,
)
from thidua.apps.dossiers.models import Nomination, OpinionRequest
from thidua.apps.dossiers.refusals import DayRefused, WrongStep
from thidua.apps.paperwork.models import IssuedDocument
from thidua.web.reasons import kept_whole
from thidua.web.words import written_day

State = Nomination.State
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class OpinionFacts:
    """Whom, what, when, by which letter, until when."""

    body: str
    addressee: str
    question: str
    asked_on: date
    number: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """When, by which letter, whether it agrees, in which words."""

    answered_on: date
    number: str
    agrees: bool
    answer: str = ""


@transaction.atomic
def ask_opinion(
    nomination: Nomination, facts: OpinionFacts, *, actor: User, at: datetime
) -> OpinionRequest:
    """Another body is asked about a dossier that lies with the office.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.process``.
        WrongStep: it was not received, or is concluded.
        ReasonMissing, DayRefused: nothing asked, nobody named, or an impossible day.
    """
    nomination = locked(nomination)
    authorise(actor, "dossiers.process", nomination)
    refuse_other_states(nomination, State.RECEIVED, State.APPRAISED, State.VOTED)
    refuse_day(_("Ngày hỏi"), facts.asked_on, after=nomination.received_on, at=at)
    if facts.due_on is not None and facts.due_on < facts.asked_on:
        said = {"due": written_day(facts.due_on), "asked": written_day(facts.asked_on)}
        raise DayRefused(_("Hạn trả lời %(due)s ở trước ngày hỏi %(asked)s.") % said)
    question = checked_reason(facts.question, _("Nội dung xin ý kiến"))
    asked = OpinionRequest.objects.create(
        nomination=nomination,
        body=facts.body,
        addressee=kept_whole(facts.addressee, 200, _("Tên cơ quan")),
        question=kept_whole(question, _LONGEST, _("Nội dung xin ý kiến")),
        asked_on=facts.asked_on,
        number=kept_whole(facts.number, 60, _("Số văn bản")),
        due_on=facts.due_on,
        asked_by=actor,
        asked_at=at,
    )
    told = {"addressee": asked.addressee, "question": asked.question, "asked_on": asked.asked_on}
    record("dossiers.ask_opinion", asked, actor=actor, at=at, data=told)
    return asked


@transaction.atomic
def note_opinion(
    asked: OpinionRequest, facts: AnswerFacts, *, actor: User, at: datetime
) -> OpinionRequest:
    """What the other body answered; a second answer is written down as another request.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.process``.
        WrongStep: the answer is there already.
        ReasonMissing, DayRefused: no reason why it does not agree, or an impossible day.
    """
    nomination = locked(asked.nomination)
    authorise(actor, "dossiers.process", nomination)
    asked = OpinionRequest.objects.select_for_update().get(pk=asked.pk)
    if asked.answered_on is not None:
        said = {"who": asked.addressee, "day": written_day(asked.answered_on)}
        raise WrongStep(_("%(who)s đã trả lời ngày %(day)s.") % said)
    refuse_day(_("Ngày trả lời"), facts.answered_on, after=asked.asked_on, at=at)
    answer = facts.answer if facts.agrees else checked_reason(facts.answer, _("Không nhất trí"))
    asked.answered_on, asked.agrees = facts.answered_on, facts.agrees
    asked.answer_number = kept_whole(facts.number, 60, _("Số văn bản"))
    asked.answer = kept_whole(answer, _LONGEST, _("Ý kiến"))
    asked.save(update_fields=["answered_on", "agrees", "answer_number", "answer"])
    told = {"agrees": asked.agrees, "answer": asked.answer}
    told |= {"answered_on": asked.answered_on, "number": asked.answer_number}
    record("dossiers.note_opinion", asked, actor=actor, at=at, data=told)
    return asked


@transaction.atomic
def withdraw_opinion(asked: OpinionRequest, reason: str, *, actor: User, at: datetime) -> None:
    """It was asked by mistake: as if never asked, with the reason in the journal.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.process``.
        WrongStep: it was answered, or a letter that asks it was issued.
        ReasonMissing: no reason that says anything.
    """
    nomination = locked(asked.nomination)
    authorise(actor, "dossiers.process", nomination)
    asked = OpinionRequest.objects.select_for_update().get(pk=asked.pk)
    asked.nomination = nomination
    if asked.answered_on is not None:
        said = {"who": asked.addressee, "day": written_day(asked.answered_on)}
        raise WrongStep(_("%(who)s đã trả lời ngày %(day)s.") % said)
    letters = IssuedDocument.objects.filter(kind="opinion_letter", about=asked.pk)
    letter = letters.exclude(state=IssuedDocument.State.WITHDRAWN).first()
    if letter is not None:
        raise WrongStep(_("«%s» đã lập: thu hồi công văn đó trước.") % letter)
    told = {"addressee": asked.addressee, "question": asked.question}
    told["reason"] = checked_reason(reason, _("Rút việc xin ý kiến"))
    record("dossiers.withdraw_opinion", asked, actor=actor, at=at, data=told)
    asked.delete()
