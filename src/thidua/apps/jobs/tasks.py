"""What the background worker runs."""

import logging

from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from thidua.apps.jobs.models import Job
from thidua.apps.jobs.registries.kinds import kind_named
from thidua.apps.jobs.work.progress import JobCancelled, Progress
from thidua.apps.jobs.work.queue import queue_through
from thidua.apps.jobs.work.worker_process import this_process
from thidua.domain.refusal import Refusal

_log = logging.getLogger(__name__)


@task()
def run(job_pk: int) -> None:
    """Do the work of a queued job."""
    queued = Job.objects.filter(pk=job_pk, state=Job.State.QUEUED)
    started = {"beat_at": timezone.now(), "process": this_process()}
    if not queued.update(state=Job.State.RUNNING, **started):
        return
    job = Job.objects.select_related("owner").get(pk=job_pk)
    try:
        result_url = kind_named(job.kind).runner(job, Progress(job))
    except JobCancelled:
        return
    except Refusal as refusal:
        _finish(job, Job.State.FAILED, error=str(refusal))
    except Exception:  # whatever went wrong, the owner is told that it did
        _log.exception("job %s (%s) failed", job.pk, job.kind)
        words = _("Có lỗi ngoài dự kiến; người quản trị xem nhật ký của máy chủ.")
        _finish(job, Job.State.FAILED, error=words)
    else:
        _finish(job, Job.State.DONE, result_url=result_url)


def _finish(job: Job, state: str, *, error: str = "", result_url: str = "") -> None:
    """Unless the owner stopped it meanwhile."""
    Job.objects.filter(pk=job.pk, state=Job.State.RUNNING).update(
        state=state, error=error, result_url=result_url, finished_at=timezone.now()
    )


queue_through(run.enqueue)
