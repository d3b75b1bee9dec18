"""After the council: the decision, the day of handing over, revocation and recovery."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.authorise import authorise
from thidua.apps.accounts.models import User
from thidua.apps.audit.actions import record
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.dossiers.actions.locking import (
    checked_reason,
    locked,
    locked_all,
    moved,
    refuse_day,
    refuse_other_states,
)
from thidua.apps.dossiers.guards import blocking, year_quota
from thidua.apps.dossiers.models import CouncilVote, Nomination
from thidua.apps.dossiers.refusals import DecisionRefused, GuardRefused, WrongStep
from thidua.apps.dossiers.registry_entry import (
    DecisionFacts,
    RevocationFacts,
    enter_awards,
    enter_decision,
    enter_presentation,
    enter_recovery,
    enter_revocation,
)

State = Nomination.State


@dataclass(frozen=True, slots=True)
class Presentation:
    """When it was handed over, by whom, on whose behalf."""

    presented_on: date
    presented_by: str
    on_behalf: str = ""

    @property
    def words(self) -> str:
        """As the registry keeps it."""
        if self.on_behalf.strip():
            return f"{self.presented_by.strip()}, thay mặt {self.on_behalf.strip()}"[:200]
        return self.presented_by.strip()[:200]


@transaction.atomic
def decide_nominations(
    nominations: Sequence[Nomination], facts: DecisionFacts, *, actor: User, at: datetime
) -> Decision:
    """Record one decision that commends several nominations; each becomes an award.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.process`` on one of them.
        DecisionRefused: none chosen, of several authorities, or without a number.
        WrongStep: one that the council did not vote for, unless by the simplified procedure.
        DayRefused: in the future, or before the reception or the vote.
        GuardRefused: given already, or above a quota of the authority.
    """
    rows = locked_all([each.pk for each in nominations])
    _check_together(rows, facts)
    for nomination in rows:
        authorise(actor, "dossiers.process", nomination)
        _refuse_undecidable(nomination, facts.decided_on, at)
    _refuse_over_quota(rows, facts)
    decision = enter_decision(rows[0].authority, facts, actor=actor, at=at)
    awards = enter_awards(decision, rows)
    for nomination, award in zip(rows, awards, strict=True):
        nomination.record, nomination.due_on = award, None
        moved(nomination, State.DECIDED, "record", "due_on")
        data = {"decision": facts.number, "decided_on": facts.decided_on, "record": award.pk}
        record("dossiers.decide", nomination, actor=actor, at=at, data=data)
    return decision


def _check_together(rows: Sequence[Nomination], facts: DecisionFacts) -> None:
    if not rows:
        raise DecisionRefused(_("Chọn ít nhất một hồ sơ đã được Hội đồng thông qua."))
    if len({row.authority_id for row in rows}) > 1:
        raise DecisionRefused(_("Một quyết định chỉ gồm hồ sơ của một cấp tổ chức."))
    if not facts.number.strip():
        raise DecisionRefused(_("Ghi số, ký hiệu của quyết định."))


def _refuse_undecidable(nomination: Nomination, decided_on: date, at: datetime) -> None:
    refuse_other_states(nomination, State.VOTED, State.APPRAISED)
    after = nomination.received_on
    if nomination.state == State.APPRAISED and not nomination.is_simplified:
        refuse_other_states(nomination, State.VOTED)
    if nomination.state == State.VOTED:
        vote = CouncilVote.objects.select_related("meeting").filter(
            nomination=nomination, passed__isnull=False
        ).order_by("-entered_at")[0]  # fmt: skip
        if not vote.passed:
            raise WrongStep(
                _(
                    "%(name)s: Hội đồng không thông qua (%(agree)s/%(members)s phiếu, "
                    "cần %(needed)s)."
                )
                % {
                    "name": nomination.subject_name,
                    "agree": vote.agree,
                    "members": vote.members,
                    "needed": vote.needed,
                }
            )
        after = vote.meeting.held_on
    refuse_day(_("Ngày quyết định"), decided_on, after=after, at=at)
    found = blocking(nomination, nomination.received_on or decided_on)
    if found:
        raise GuardRefused(" ".join(each.told for each in found))


def _refuse_over_quota(rows: Sequence[Nomination], facts: DecisionFacts) -> None:
    groups: dict[tuple[str, int], int] = {}
    for row in rows:
        if row.unit_id:
            key = (row.award, row.award_year)
            groups[key] = groups.get(key, 0) + 1
    for (award, year), more in groups.items():
        found = year_quota(rows[0].authority, award, year, more, facts.decided_on)
        if found is not None and found.blocks:
            raise GuardRefused(found.told)


@transaction.atomic
def present_awards(
    nominations: Sequence[Nomination], handing: Presentation, *, actor: User, at: datetime
) -> list[Nomination]:
    """Note when awards were handed over.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.process`` on one of them.
        WrongStep: none chosen, or one that is not decided.
        DayRefused: in the future, or before the decision.
        DecisionRefused: nobody named who handed it over.
    """
    rows = locked_all([each.pk for each in nominations])
    if not rows:
        raise WrongStep(_("Chọn ít nhất một khen thưởng đã quyết định."))
    if not handing.presented_by.strip():
        raise DecisionRefused(_("Ghi người trao."))
    for nomination in rows:
        authorise(actor, "dossiers.process", nomination)
        refuse_other_states(nomination, State.DECIDED)
        decided_on = _award_of(nomination).decision.decided_on
        refuse_day(_("Ngày trao"), handing.presented_on, after=decided_on, at=at)
    enter_presentation([_award_of(row) for row in rows], handing.presented_on, handing.words)
    for nomination in rows:
        moved(nomination, State.PRESENTED)
        data = {"presented_on": handing.presented_on, "by": handing.words}
        record("dossiers.present", nomination, actor=actor, at=at, data=data)
    return rows


def _award_of(nomination: Nomination) -> AwardRecord:
    if nomination.record is None:
        raise WrongStep(_("%s chưa có quyết định.") % nomination.subject_name)
    return nomination.record


@transaction.atomic
def revoke_award(
    nomination: Nomination, facts: RevocationFacts, *, actor: User, at: datetime
) -> Nomination:
    """Cancel the decision on an award; from then on it counts for nothing.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.process``.
        WrongStep: it was not decided, or is revoked already.
        ReasonMissing, DecisionRefused, DayRefused: no reason, number or possible day.
    """
    nomination = locked(nomination)
    authorise(actor, "dossiers.process", nomination)
    refuse_other_states(nomination, State.DECIDED, State.PRESENTED)
    reason = checked_reason(facts.because, _("Hủy bỏ quyết định"))
    if not facts.revocation.strip():
        raise DecisionRefused(_("Ghi số quyết định hủy bỏ."))
    award = _award_of(nomination)
    refuse_day(_("Ngày hủy bỏ"), facts.revoked_on, after=award.decision.decided_on, at=at)
    enter_revocation(award, RevocationFacts(facts.revoked_on, facts.revocation.strip(), reason))
    moved(nomination, State.REVOKED)
    data = {"reason": reason, "decision": facts.revocation, "revoked_on": facts.revoked_on}
    record("dossiers.revoke", nomination, actor=actor, at=at, data=data)
    return nomination


@transaction.atomic
def record_recovery(
    nomination: Nomination, recovered_on: date, *, actor: User, at: datetime
) -> Nomination:
    """The object and the money of a revoked award are back.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.process``.
        WrongStep: it is not revoked.
        DayRefused: in the future, or before the revocation.
    """
    nomination = locked(nomination)
    authorise(actor, "dossiers.process", nomination)
    refuse_other_states(nomination, State.REVOKED)
    award = _award_of(nomination)
    refuse_day(_("Ngày thu hồi"), recovered_on, after=award.revoked_on, at=at)
    enter_recovery(award, recovered_on)
    data = {"recovered_on": recovered_on}
    record("dossiers.recover", nomination, actor=actor, at=at, data=data)
    return nomination
