"""Reading jobs: the own ones."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.jobs.models import Job
from thidua.apps.jobs.work.worker_process import is_gone

SILENT_AFTER = timedelta(minutes=2)


def jobs_visible_to(user: User) -> QuerySet[Job]:
    """What the user started, newest first."""
    return Job.objects.filter(owner=user)


def is_silent(job: Job, now: datetime) -> bool:
    """Whether a job that should be going on died: ended with its process, or fell silent."""
    if job.state == Job.State.RUNNING and is_gone(job.process):
        return True
    return not job.is_over and now - job.beat_at > SILENT_AFTER
