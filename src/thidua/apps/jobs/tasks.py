"""What the background worker runs."""

import logging

from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from thidua.apps.jobs.actions.progress import JobProgress
from thidua.apps.jobs.actions.running import finish_job, take_job
from thidua.apps.jobs.models import Job
from thidua.apps.jobs.registries.kinds import JobCancelled, kind_named
from thidua.apps.jobs.work.queue import queue_through
from thidua.domain.refusal import Refusal

_log = logging.getLogger(__name__)


@task()
def run(job_pk: int) -> None:
    """Do the work of a queued job."""
    job = take_job(job_pk, timezone.now())
    if job is None:
        return
    try:
        result_url = kind_named(job.kind).runner(job, JobProgress(job))
    except JobCancelled:
        return
    except Refusal as refusal:
        finish_job(job, Job.State.FAILED, timezone.now(), error=str(refusal))
    except Exception:  # whatever went wrong, the owner is told that it did
        _log.exception("job %s (%s) failed", job.pk, job.kind)
        words = _("Có lỗi ngoài dự kiến; người quản trị xem nhật ký của máy chủ.")
        finish_job(job, Job.State.FAILED, timezone.now(), error=words)
    else:
        finish_job(job, Job.State.DONE, timezone.now(), result_url=result_url)


queue_through(run.enqueue)
