"""What is done for an exemplar: nurtured, told about, followed by others."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.audit.actions import record
from thidua.apps.exemplars.actions.exemplars import refuse_future, to_write
from thidua.apps.exemplars.facts import StepFacts
from thidua.apps.exemplars.models import Exemplar, ExemplarStep
from thidua.apps.exemplars.queries import consent_of
from thidua.apps.exemplars.refusals import ConsentMissing, ExemplarInvalid


@transaction.atomic
def record_step(exemplar: Exemplar, facts: StepFacts, *, actor: User, at: datetime) -> ExemplarStep:
    """Say what was done; telling others needs a consent in force.

    Raises:
        PermissionDenied: ``actor`` lacks ``exemplars.write_exemplars`` for the unit.
        SeasonClosed: the year is closed.
        ExemplarInvalid: nothing is told, or a day that is still to come.
        ConsentMissing: it is told to others without a consent.
    """
    exemplar = to_write(exemplar, actor)
    if not facts.content.strip():
        raise ExemplarInvalid(_("Ghi nội dung việc đã làm."))
    refuse_future(facts.done_on, timezone.localdate(at))
    if facts.kind != ExemplarStep.Kind.NURTURE and consent_of(exemplar) is None:
        raise ConsentMissing(
            _("Chưa ghi sự đồng ý của “%s” nên chưa tuyên truyền, nhân rộng được.") % exemplar
        )
    step = ExemplarStep.objects.create(
        exemplar=exemplar, entered_by=actor, entered_at=at, **asdict(facts)
    )
    data = asdict(facts) | {"done_on": str(facts.done_on)}
    record("exemplars.record_step", step, actor=actor, at=at, data=data)
    return step


@transaction.atomic
def remove_step(step: ExemplarStep, *, actor: User, at: datetime) -> None:
    """Take a wrong one off; the journal keeps what it said.

    Raises:
        PermissionDenied: ``actor`` lacks ``exemplars.write_exemplars`` for the unit.
        SeasonClosed: the year is closed.
    """
    to_write(step.exemplar, actor)
    data = {"content": step.content, "done_on": str(step.done_on)}
    record("exemplars.remove_step", step, actor=actor, at=at, data=data)
    step.delete()
