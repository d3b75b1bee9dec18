"""Starting a screening; what it finds is written by the background work."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.eligibility.models import Screening
from thidua.apps.eligibility.refusals import ScreeningGoesOn
from thidua.apps.eligibility.tracks.judging import law_of
from thidua.apps.eligibility.tracks.scope import Scope
from thidua.apps.jobs.actions.jobs import start_job
from thidua.apps.jobs.queries import is_silent
from thidua.apps.organisations.models import Authority
from thidua.web.languages import in_vietnamese


@transaction.atomic
def start_screening(
    scope: Scope, kind: str, *, award_year: int, received_on: date, actor: User, at: datetime
) -> Screening:
    """Ask for everybody at once, in the background; the same question is asked anew.

    Raises:
        PermissionDenied: ``actor`` lacks ``eligibility.start_screening``.
        DayWithoutLaw: received before the first rule set.
        ScreeningGoesOn: the same question is being worked on.
    """
    Authority.objects.select_for_update().get(pk=scope.authority.pk)
    authorise(actor, "eligibility.start_screening", scope)
    screening, _made = Screening.objects.select_related("job").get_or_create(
        authority=scope.authority,
        unit=scope.unit,
        kind=kind,
        award_year=award_year,
        received_on=received_on,
        defaults={"owner": actor, "rule_set": law_of(received_on).code},
    )
    job = screening.job
    if job is not None and not job.is_over and not is_silent(job, at):
        raise ScreeningGoesOn(_("Đang rà soát %s; xem tiến độ trên thanh.") % scope.words)
    title = in_vietnamese(_title)(screening, scope)
    data = {"screening": screening.pk}
    screening.owner = actor
    screening.job = start_job("eligibility.start_screening", data, actor=actor, at=at, title=title)
    screening.save(update_fields=["owner", "job"])
    facts = {
        "unit": in_vietnamese(lambda: scope.words)(),
        "award_year": award_year,
        "received_on": str(received_on),
    }
    record("eligibility.start_screening", screening, actor=actor, at=at, data=facts)
    return screening


def _title(screening: Screening, scope: Scope) -> str:
    return _("Rà soát %(kind)s của %(scope)s, năm xét %(year)s") % {
        "kind": screening.get_kind_display().lower(),
        "scope": scope.words,
        "year": screening.award_year,
    }
