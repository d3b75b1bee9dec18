"""Forgetting what nobody needs any more, once a day: nothing that the journal speaks of is lost."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

from thidua.apps.accounts.actions.api_writes import forget_writes
from thidua.apps.jobs.models import Job

QUEUE_KEPT = timedelta(days=14)
JOBS_KEPT = timedelta(days=180)
"""So long the owner finds a piece of work, what came of it, and why it failed."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many of each."""

    sessions: int
    jobs: int
    queued: int


def forget_old(at: datetime) -> Forgotten:
    """Sessions and work that ended, rows of the queue that were worked off, answers to programs.

    Each by itself: several machines may do it at once, and no lock is held for long.
    """
    sessions, _ = Session.objects.filter(expire_date__lt=at).delete()
    jobs, _ = Job.objects.filter(finished_at__lt=at - JOBS_KEPT).delete()
    forget_writes(at)
    queued, _ = DBTaskResult.objects.filter(finished_at__lt=at - QUEUE_KEPT).delete()
    return Forgotten(sessions, jobs, queued)
