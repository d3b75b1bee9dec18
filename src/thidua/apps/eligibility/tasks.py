"""What the background worker runs."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.apps.eligibility.actions.screening_run import screen_all, write_found
from thidua.apps.eligibility.models import Screening
from thidua.apps.jobs.models import Job
from thidua.apps.jobs.registries.kinds import Progress, job_kind


@job_kind("eligibility.start_screening", _("Rà soát điều kiện khen thưởng"))
def run_screening(job: Job, progress: Progress) -> str:
    """The runner of the background work."""
    screening = Screening.objects.select_related("authority", "unit").get(
        pk=job.payload["screening"]
    )
    found = screen_all(screening, progress)
    url = reverse("eligibility:screening", args=[screening.pk])
    with transaction.atomic():
        progress.step(str(_("Đang ghi kết quả")))
        write_found(screening, found, at=timezone.now())
        progress.finish(url)
    return url
