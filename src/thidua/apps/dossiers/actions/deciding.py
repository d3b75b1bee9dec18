"""After the council: the decision, the day of handing over, revocation and recovery."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.awards.actions import revocation
from thidua.apps.awards.actions.decisions import save_decision
from thidua.apps.awards.actions.presenting import present_award
from thidua.apps.awards.facts import DecisionFacts, PresentationFacts, RevocationFacts
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.dossiers.actions.locking import (
    locked,
    locked_all,
    moved,
    refuse_day,
    refuse_other_states,
)
from thidua.apps.dossiers.actions.registry_entry import enter_awards
from thidua.apps.dossiers.council.vote_shares import CouncilRules, need_setting
from thidua.apps.dossiers.guards import blocking, year_quota
from thidua.apps.dossiers.models import CouncilVote, Nomination
from thidua.apps.dossiers.refusals import DecisionRefused, GuardRefused, WrongStep

State = Nomination.State


@transaction.atomic
def decide_dossiers(
    nominations: Sequence[Nomination], facts: DecisionFacts, *, actor: User, at: datetime
) -> Decision:
    """Record one decision that commends several nominations; each becomes an award.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.process`` on one of them.
        DecisionRefused: none chosen, of several authorities, or without a number.
        WrongStep: one that the council votes on and has not, or did not pass by a share that was
            read in its text; the simplified procedure needs no vote.
        DayRefused: in the future, or before the reception or the vote.
        GuardRefused: given already, or above a quota of the authority.
    """
    rows = locked_all([each.pk for each in nominations])
    _check_together(rows, facts)
    for nomination in rows:
        authorise(actor, "dossiers.process", nomination)
        _refuse_undecidable(nomination, facts.decided_on, at)
    _refuse_over_quota(rows, facts)
    decision = save_decision(rows[0].authority, facts, actor=actor, at=at)
    awards = enter_awards(decision, rows, actor=actor, at=at)
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
    if nomination.state == State.APPRAISED:
        _refuse_without_council(nomination)
    if nomination.state == State.VOTED:
        vote = CouncilVote.objects.select_related("meeting").filter(
            nomination=nomination, passed__isnull=False
        ).order_by("-entered_at")[0]  # fmt: skip
        if not vote.passed and not vote.only_warns:
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


def _refuse_without_council(nomination: Nomination) -> None:
    """Where the council votes on the award, it does so first; where it does not, nobody waits."""
    day = nomination.received_on
    if nomination.is_simplified or day is None:
        return
    need = CouncilRules(nomination.authority_id).need(nomination.award, day)
    if need.is_needed:
        text = _("%(name)s: Hội đồng chưa bỏ phiếu tặng %(award)s (%(source)s).")
        refusal = WrongStep(
            text % {
                "name": nomination.subject_name, "award": nomination.award_name,
                "source": need.source,
            }
        )  # fmt: skip
        refusal.way_out = (
            need_setting(nomination.authority, nomination.award),
            _("Thiết lập của cơ quan: Hội đồng có bỏ phiếu hay không"),
        )
        raise refusal


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
def present_dossiers(
    nominations: Sequence[Nomination], handing: PresentationFacts, *, actor: User, at: datetime
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
    for nomination in rows:
        present_award(_award_of(nomination), handing, actor=actor, at=at)
        nomination.refresh_from_db()
    return rows


def _award_of(nomination: Nomination) -> AwardRecord:
    if nomination.record is None:
        raise WrongStep(_("%s chưa có quyết định.") % nomination.subject_name)
    return nomination.record


@transaction.atomic
def revoke_dossier(
    nomination: Nomination, facts: RevocationFacts, *, actor: User, at: datetime
) -> Nomination:
    """Cancel the decision on an award; from then on it counts for nothing.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.process``.
        WrongStep: it was not decided, or is revoked already.
        Refusal: as for ``awards.revoke_award``: no reason, number or possible day.
    """
    nomination = locked(nomination)
    authorise(actor, "dossiers.process", nomination)
    refuse_other_states(nomination, State.DECIDED, State.PRESENTED)
    revocation.revoke_award(_award_of(nomination), facts, actor=actor, at=at)
    nomination.refresh_from_db()
    return nomination


def follow_revocation(awards: Sequence[AwardRecord], actor: User, at: datetime) -> None:
    """The dossier of a revoked award is revoked, wherever the revocation was entered."""
    for nomination in _behind(awards):
        award = _award_of(nomination)
        moved(nomination, State.REVOKED)
        data = {"decision": award.revocation, "revoked_on": award.revoked_on}
        record("dossiers.revoke", nomination, actor=actor, at=at, data=data)


def follow_presentation(awards: Sequence[AwardRecord], actor: User, at: datetime) -> None:
    """The dossier of an award that was handed over is at its end, wherever that was entered."""
    for nomination in _behind(awards):
        if nomination.state != State.DECIDED:
            continue
        award = _award_of(nomination)
        moved(nomination, State.PRESENTED)
        data = {"presented_on": award.presented_on, "by": award.presented_by}
        record("dossiers.present", nomination, actor=actor, at=at, data=data)


def _behind(awards: Sequence[AwardRecord]) -> list[Nomination]:
    rows = Nomination.objects.select_for_update(of=("self",)).select_related("record")
    return list(rows.filter(record__in=awards).order_by("pk"))


@transaction.atomic
def note_recovery(
    nomination: Nomination, recovered_on: date, *, actor: User, at: datetime
) -> Nomination:
    """The object and the money of a revoked award are back.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.process``.
        WrongStep: it is not revoked.
        DatesImpossible: in the future, or before the revocation.
    """
    nomination = locked(nomination)
    authorise(actor, "dossiers.process", nomination)
    refuse_other_states(nomination, State.REVOKED)
    revocation.note_recovery(_award_of(nomination), recovered_on, actor=actor, at=at)
    return nomination
