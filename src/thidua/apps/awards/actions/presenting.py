"""Awards handed over: one, or all of a decision."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.awards.actions.records import locked, refuse_revoked
from thidua.apps.awards.facts import PresentationFacts
from thidua.apps.awards.guards import refuse_impossible_dates
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.awards.refusals import PresentedAlready
from thidua.apps.awards.registries.followers import tell_presented
from thidua.domain.award_dates import AwardDates


@transaction.atomic
def present_award(
    award_record: AwardRecord, facts: PresentationFacts, *, actor: User, at: datetime
) -> AwardRecord:
    """Write down that an award was handed over: when, by whom, on whose behalf.

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.present_award``.
        RevokedAlready: it was revoked.
        DatesImpossible: before the decision, or a day to come.
    """
    given = locked(award_record)
    authorise(actor, "awards.present_award", given)
    refuse_revoked(given)
    _hand_over(given, facts, timezone.localdate(at))
    data = {"presented_on": facts.presented_on, "presented_by": given.presented_by}
    record("awards.present_award", given, actor=actor, at=at, data=data)
    tell_presented([given], actor, at)
    return given


@transaction.atomic
def present_decision(
    decision: Decision, facts: PresentationFacts, *, actor: User, at: datetime
) -> int:
    """Write down that all awards of a decision not handed over yet were; answer how many.

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.present_decision``.
        PresentedAlready: nothing of it waits to be handed over.
        DatesImpossible: before the decision, or a day to come.
    """
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    authorise(actor, "awards.present_decision", decision)
    dates = AwardDates(decision.decided_on, presented_on=facts.presented_on)
    refuse_impossible_dates(dates, timezone.localdate(at))
    waiting = AwardRecord.objects.filter(
        Q(presented_on=None), decision=decision, state=AwardRecord.State.DECIDED
    )
    given = list(waiting)
    if not given:
        raise PresentedAlready(_("Quyết định %s không còn khen thưởng nào chờ trao.") % decision)
    waiting.update(
        presented_on=facts.presented_on,
        presented_by=facts.presented_by,
        presented_for=facts.presented_for,
    )
    data = {
        "presented_on": facts.presented_on,
        "presented_by": facts.presented_by,
        "awards": len(given),
    }
    record("awards.present_decision", decision, actor=actor, at=at, data=data)
    tell_presented(given, actor, at)
    return len(given)


def hand_over(
    awards: Collection[int], facts: PresentationFacts, *, actor: User, at: datetime
) -> list[AwardRecord]:
    """Write onto awards that they were handed over; the caller asks who may, and records.

    Raises:
        RevokedAlready: one was revoked.
        DatesImpossible: before the decision, or a day to come.
    """
    rows = AwardRecord.objects.select_for_update(of=("self",)).select_related("decision")
    given = list(rows.filter(pk__in=awards).order_by("pk"))
    for each in given:
        refuse_revoked(each)
        _hand_over(each, facts, timezone.localdate(at))
    tell_presented(given, actor, at)
    return given


def _hand_over(given: AwardRecord, facts: PresentationFacts, today: date) -> None:
    dates = AwardDates(given.decision.decided_on, presented_on=facts.presented_on)
    refuse_impossible_dates(dates, today)
    given.presented_on = facts.presented_on
    given.presented_by = " ".join(facts.presented_by.split())
    given.presented_for = " ".join(facts.presented_for.split())
    given.revision += 1
    given.save(update_fields=["presented_on", "presented_by", "presented_for", "revision"])
