"""That an exemplar agreed to be shown to others: recorded, and taken back at any time."""

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.exemplars.actions.exemplars import refuse_future, to_write
from thidua.apps.exemplars.facts import ConsentFacts
from thidua.apps.exemplars.models import Consent, Exemplar
from thidua.apps.exemplars.queries import consent_of
from thidua.apps.exemplars.refusals import ConsentGiven, ConsentMissing, ExemplarInvalid
from thidua.apps.exemplars.registries.followers import tell_withdrawn
from thidua.web.words import written_day


@transaction.atomic
def give_consent(exemplar: Exemplar, facts: ConsentFacts, *, actor: User, at: datetime) -> Consent:
    """Record who agreed that it is shown to others, and how far.

    Raises:
        PermissionDenied: ``actor`` lacks ``exemplars.write_exemplars`` for the unit.
        SeasonClosed: the year is closed.
        ConsentGiven: one is in force.
        ExemplarInvalid: nobody is named, or a day that is still to come.
    """
    exemplar = to_write(exemplar, actor)
    if not facts.given_by.strip():
        raise ExemplarInvalid(_("Ghi tên người đồng ý."))
    refuse_future(facts.given_on, timezone.localdate(at))
    if (kept := consent_of(exemplar)) is not None:
        told = {"who": kept.given_by, "day": written_day(kept.given_on)}
        raise ConsentGiven(
            _("%(who)s đã đồng ý ngày %(day)s; muốn đổi thì ghi rút lại rồi ghi lần mới.") % told
        )
    consent = Consent.objects.create(
        exemplar=exemplar, entered_by=actor, entered_at=at, **asdict(facts)
    )
    data = asdict(facts) | {"given_on": str(facts.given_on)}
    record("exemplars.give_consent", consent, actor=actor, at=at, data=data)
    return consent


@transaction.atomic
def withdraw_consent(
    exemplar: Exemplar, withdrawn_on: date, because: str, *, actor: User, at: datetime
) -> Consent:
    """Note that it was taken back: from now on only the unit sees it, in closed years too.

    Raises:
        PermissionDenied: ``actor`` lacks ``exemplars.withdraw_consent``.
        ConsentMissing: none is in force.
        ExemplarInvalid: a day before it was given, or still to come.
    """
    exemplar = Exemplar.objects.select_for_update(of=("self",)).get(pk=exemplar.pk)
    authorise(actor, "exemplars.withdraw_consent", exemplar)
    consent = consent_of(exemplar)
    if consent is None:
        raise ConsentMissing(_("“%s” chưa đồng ý hoặc đã rút lại.") % exemplar)
    refuse_future(withdrawn_on, timezone.localdate(at))
    if withdrawn_on < consent.given_on:
        told = {"day": written_day(withdrawn_on), "given": written_day(consent.given_on)}
        raise ExemplarInvalid(_("Ngày rút lại %(day)s trước ngày đồng ý %(given)s.") % told)
    consent.withdrawn_on, consent.withdrawn_because = withdrawn_on, because.strip()
    consent.save(update_fields=["withdrawn_on", "withdrawn_because"])
    tell_withdrawn(exemplar, actor, at)
    data = {"withdrawn_on": str(withdrawn_on), "because": consent.withdrawn_because}
    record("exemplars.withdraw_consent", consent, actor=actor, at=at, data=data)
    return consent
