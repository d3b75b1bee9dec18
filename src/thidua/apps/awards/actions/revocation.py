"""Revocation of an award, and what was got back."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.awards.actions.records import locked, refuse_revoked
from thidua.apps.awards.facts import RevocationFacts
from thidua.apps.awards.guards import refuse_impossible_dates
from thidua.apps.awards.models import AwardRecord
from thidua.apps.awards.refusals import NotRevoked
from thidua.apps.awards.registries.followers import tell_revoked
from thidua.domain.award_dates import AwardDates
from thidua.web.reasons import ReasonMissing

SHORTEST_REASON = 10  # characters


@transaction.atomic
def revoke_award(
    award_record: AwardRecord, facts: RevocationFacts, *, actor: User, at: datetime
) -> AwardRecord:
    """Cancel an award for good (Luật 06/2022/QH15, Điều 93 khoản 2).

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.revoke_award``.
        RevokedAlready: it was revoked before.
        ReasonMissing: no decision, or no reason that says anything.
        DatesImpossible: before the award was decided, or a day to come.
    """
    given = locked(award_record)
    authorise(actor, "awards.revoke_award", given)
    refuse_revoked(given)
    number, reason = " ".join(facts.number.split()), " ".join(facts.reason.split())
    if not number:
        raise ReasonMissing(_("Ghi số, ký hiệu của quyết định hủy bỏ."))
    if len(reason) < SHORTEST_REASON:
        raise ReasonMissing(_("Lý do hủy bỏ phải có ít nhất %d ký tự.") % SHORTEST_REASON)
    dates = AwardDates(given.decision.decided_on, revoked_on=facts.revoked_on)
    refuse_impossible_dates(dates, timezone.localdate(at))
    given.state, given.revoked_on = AwardRecord.State.REVOKED, facts.revoked_on
    given.revocation, given.revoked_because = number, reason
    given.revision += 1
    given.save(update_fields=["state", "revoked_on", "revocation", "revoked_because", "revision"])
    data = {"revocation": number, "revoked_on": facts.revoked_on}  # the reason is in the record
    record("awards.revoke_award", given, actor=actor, at=at, data=data)
    tell_revoked([given], actor, at)
    return given


@transaction.atomic
def note_recovery(
    award_record: AwardRecord, recovered_on: date, note: str = "", *, actor: User, at: datetime
) -> AwardRecord:
    """Write down that items and money of a revoked award came back.

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.note_recovery``.
        NotRevoked: the award stands.
        DatesImpossible: before the revocation, or a day to come.
    """
    given = locked(award_record)
    authorise(actor, "awards.note_recovery", given)
    if given.state != AwardRecord.State.REVOKED:
        raise NotRevoked(_("%s chưa bị hủy bỏ nên không có gì để thu hồi.") % given)
    dates = AwardDates(
        given.decision.decided_on, revoked_on=given.revoked_on, recovered_on=recovered_on
    )
    refuse_impossible_dates(dates, timezone.localdate(at))
    given.recovered_on, given.recovery_note = recovered_on, " ".join(note.split())
    given.revision += 1
    given.save(update_fields=["recovered_on", "recovery_note", "revision"])
    data = {"recovered_on": recovered_on, "recovery_note": given.recovery_note}
    record("awards.note_recovery", given, actor=actor, at=at, data=data)
    return given
