"""The standing office with a dossier: received, handed back, appraised."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.dossiers.actions.locking import (
    checked_reason,
    local_day,
    locked,
    moved,
    refuse_day,
    refuse_other_states,
    refuse_stale,
)
from thidua.apps.dossiers.actions.papers_asked import ask_papers
from thidua.apps.dossiers.dossier.verdicts import asked_of, frozen, verdict_for
from thidua.apps.dossiers.dossier.working_calendar import appraisal_deadline
from thidua.apps.dossiers.guards import blocking
from thidua.apps.dossiers.models import Appraisal, Nomination, Reception
from thidua.apps.dossiers.refusals import CriteriaNotMet, DayRefused, GuardRefused, WrongStep
from thidua.domain.eligibility import Requirement, Verdict
from thidua.law.catalogue import manual_way
from thidua.law.dated import NotInForce
from thidua.law.rule_sets import rule_set_for
from thidua.web.reasons import kept_whole

State = Nomination.State


@transaction.atomic
def receive_dossier(
    nomination: Nomination, received_on: date, *, actor: User, at: datetime
) -> Reception:
    """Receive a dossier for appraisal: the day that picks the law and starts the clock.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.process``.
        WrongStep: it was not sent, or is received already.
        DayRefused: in the future, before it was sent, or before any law we know.
    """
    nomination = locked(nomination)
    authorise(actor, "dossiers.process", nomination)
    refuse_other_states(nomination, State.SENT)
    sent_on = local_day(nomination.sent_at) if nomination.sent_at else None
    refuse_day(_("Ngày tiếp nhận"), received_on, after=sent_on, at=at)
    try:
        rule_set = rule_set_for(received_on)
    except NotInForce as reason:
        raise DayRefused(str(reason)) from None
    due_on, source = appraisal_deadline(nomination.authority, received_on)
    reception = Reception.objects.create(
        nomination=nomination, received_on=received_on, received_at=at, received_by=actor,
        rule_set=rule_set.code, due_on=due_on or received_on, due_source=source,
    )  # fmt: skip
    ask_papers(nomination, received_on)
    nomination.received_on, nomination.rule_set = received_on, rule_set.code
    nomination.due_on = due_on
    moved(nomination, State.RECEIVED, "received_on", "rule_set", "due_on")
    data = {"received_on": received_on, "rule_set": rule_set.code, "due_on": due_on}
    record("dossiers.receive", nomination, actor=actor, at=at, data=data)
    return reception


@transaction.atomic
def return_dossier(
    nomination: Nomination, reason: str, returned_on: date, *, actor: User, at: datetime
) -> Reception:
    """Hand a dossier back to be completed: the clock stops; received again, it starts anew.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.process``.
        WrongStep: it is not being appraised.
        ReasonMissing, DayRefused: no reason, or an impossible day.
    """
    nomination = locked(nomination)
    authorise(actor, "dossiers.process", nomination)
    refuse_other_states(nomination, State.RECEIVED)
    reason = checked_reason(reason, _("Trả lại hồ sơ"))
    refuse_day(_("Ngày trả lại"), returned_on, after=nomination.received_on, at=at)
    reception = nomination.receptions.get(returned_on=None)
    reception.returned_on, reception.return_reason = returned_on, kept_whole(reason, 1000)
    reception.save(update_fields=["returned_on", "return_reason"])
    nomination.received_on, nomination.rule_set, nomination.due_on = None, "", None
    moved(nomination, State.RETURNED, "received_on", "rule_set", "due_on")
    data = {"reason": reason, "received_on": reception.received_on, "returned_on": returned_on}
    record("dossiers.return", nomination, actor=actor, at=at, data=data)
    return reception


@transaction.atomic
def appraise_dossier(
    nomination: Nomination,
    opinion: str,
    appraised_on: date,
    *,
    revision: int | None = None,
    actor: User,
    at: datetime,
) -> Appraisal:
    """Say that the dossier meets the criteria; the rules' verdict of that day is kept with it.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.process``.
        WrongStep, StalePage: not the time, or somebody was quicker.
        ReasonMissing, DayRefused: no opinion, or an impossible day.
        CriteriaNotMet: a condition whose text was read is not met.
        GuardRefused: a duplicate, a quota or a principle stands in the way.
    """
    nomination = locked(nomination)
    authorise(actor, "dossiers.process", nomination)
    refuse_stale(nomination, revision)
    refuse_other_states(nomination, State.RECEIVED)
    opinion = kept_whole(checked_reason(opinion, _("Ý kiến thẩm định")), 1000, _("Ý kiến"))
    received_on = nomination.received_on or appraised_on
    refuse_day(_("Ngày thẩm định"), appraised_on, after=received_on, at=at)
    found = blocking(nomination, received_on)
    if found:
        raise GuardRefused(" ".join(each.told for each in found))
    verdict = verdict_for(nomination, received_on)
    _refuse_unmet(nomination, verdict)
    kept = frozen(verdict, received_on)
    appraisal = Appraisal.objects.create(
        nomination=nomination, appraised_on=appraised_on, verdict=kept.to_mapping(),
        opinion=opinion, appraised_by=actor, appraised_at=at,
    )  # fmt: skip
    nomination.due_on = None
    moved(nomination, State.APPRAISED, "due_on")
    data = {"opinion": opinion, "eligible": kept.eligible}
    record("dossiers.appraise", nomination, actor=actor, at=at, data=data)
    return appraisal


def blocking_requirements(nomination: Nomination, verdict: Verdict | None) -> list[Requirement]:
    """Unmet requirements that stop it; a way that is not computed is held to the blockers alone."""
    if verdict is None:
        return []
    return [one for one in asked_of(nomination, verdict.requirements) if one.blocks]


def _refuse_unmet(nomination: Nomination, verdict: Verdict | None) -> None:
    unmet = blocking_requirements(nomination, verdict)
    if unmet:
        told = "; ".join(f"{one.text} ({one.cites})" for one in unmet)
        raise CriteriaNotMet(
            _("%(name)s chưa đủ tiêu chuẩn %(award)s: %(told)s. Trả lại hồ sơ hoặc kết luận không.")
            % {"name": nomination.subject_name, "award": nomination.award_name, "told": told}
        )


@transaction.atomic
def take_back_appraisal(
    nomination: Nomination, reason: str, *, actor: User, at: datetime
) -> Nomination:
    """Appraise again, before the council votes; the appraisal taken back stays on record.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.process``.
        WrongStep: there is no appraisal to take back, or it is on a council's list.
        ReasonMissing: no reason that says anything.
    """
    nomination = locked(nomination)
    authorise(actor, "dossiers.process", nomination)
    refuse_other_states(nomination, State.APPRAISED)
    reason = checked_reason(reason, _("Thẩm định lại"))
    if nomination.council_votes.exists():
        raise WrongStep(
            _("%s đang trong danh sách của một phiên họp Hội đồng: đưa ra khỏi danh sách trước.")
            % nomination.subject_name
        )
    last = nomination.appraisals.all()[0]
    last.taken_back_because = kept_whole(reason, 500)
    last.save(update_fields=["taken_back_because"])
    nomination.due_on = nomination.receptions.get(returned_on=None).due_on
    nomination.is_simplified = False
    moved(nomination, State.RECEIVED, "due_on", "is_simplified")
    record("dossiers.take_back_appraisal", nomination, actor=actor, at=at, data={"reason": reason})
    return nomination


@transaction.atomic
def simplify_dossier(
    nomination: Nomination, reason: str, citation: str, *, actor: User, at: datetime
) -> Nomination:
    """Go without the council's ballot: Luật Điều 85, for what cannot wait.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.process``.
        WrongStep: it is not appraised yet, or on a council's list.
        ManualReasonTooShort, CitationMissing: no reason, or no document named.
    """
    nomination = locked(nomination)
    authorise(actor, "dossiers.process", nomination)
    refuse_other_states(nomination, State.APPRAISED)
    way = manual_way(nomination.award, reason=reason, citation=citation)
    if nomination.council_votes.exists():
        raise WrongStep(
            _("%s đang trong danh sách của một phiên họp Hội đồng: đưa ra khỏi danh sách trước.")
            % nomination.subject_name
        )
    nomination.is_simplified = True
    nomination.simplified_because = kept_whole(way.reason, 500)
    nomination.simplified_citation = kept_whole(way.citation, 200, _("Căn cứ"))
    fields = ("is_simplified", "simplified_because", "simplified_citation")
    moved(nomination, State.APPRAISED, *fields)
    data = {"reason": way.reason, "citation": way.citation}
    record("dossiers.simplify", nomination, actor=actor, at=at, data=data)
    return nomination
