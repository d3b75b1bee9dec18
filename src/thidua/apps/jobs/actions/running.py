"""What becomes of a job while the worker does it."""

from datetime import datetime

from thidua.apps.jobs.models import Job
from thidua.apps.jobs.work.worker_process import this_process


def take_job(job_pk: int, at: datetime) -> Job | None:
    """The queued job, now running in this process; None: nobody waits for it any more."""
    queued = Job.objects.filter(pk=job_pk, state=Job.State.QUEUED)
    if not queued.update(state=Job.State.RUNNING, beat_at=at, process=this_process()):
        return None
    return Job.objects.select_related("owner").get(pk=job_pk)


def finish_job(
    job: Job, state: Job.State, at: datetime, *, error: str = "", result_url: str = ""
) -> None:
    """Its end is written down, unless the owner stopped it meanwhile."""
    Job.objects.filter(pk=job.pk, state=Job.State.RUNNING).update(
        state=state, error=error, result_url=result_url, finished_at=at
    )
