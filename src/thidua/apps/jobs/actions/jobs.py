"""Starting long work, stopping it, starting it again."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.jobs.models import Job
from thidua.apps.jobs.queries import is_silent
from thidua.apps.jobs.refusals import JobGoesOn, JobOver
from thidua.apps.jobs.registries.kinds import kind_named
from thidua.apps.jobs.work.queue import put_in_queue
from thidua.web.languages import vietnamese


@transaction.atomic
def start_job(
    kind: str, payload: Mapping[str, object], *, actor: User, at: datetime, title: str = ""
) -> Job:
    """Put work in the queue; it begins when the caller's transaction is committed.

    The caller has authorised what the work does.
    """
    job = Job.objects.create(
        kind=kind,
        title=vietnamese(title or kind_named(kind).title)[:200],
        owner=actor,
        payload=dict(payload),
        created_at=at,
        beat_at=at,
    )
    record("jobs.start", job, actor=actor, at=at, data={"kind": kind})
    transaction.on_commit(lambda: put_in_queue(job.pk))
    return job


@transaction.atomic
def cancel_job(job: Job, *, actor: User, at: datetime) -> Job:
    """Stop work that has not ended; what it had not yet written is never written.

    Raises:
        PermissionDenied: ``actor`` lacks ``jobs.cancel``.
        JobOver: it has ended already.
    """
    job = _locked(job)
    authorise(actor, "jobs.cancel", job)
    if job.is_over:
        raise JobOver(_("Việc “%s” đã kết thúc.") % job.title)
    job.state, job.finished_at = Job.State.CANCELLED, at
    job.save(update_fields=["state", "finished_at"])
    record("jobs.cancel", job, actor=actor, at=at)
    return job


@transaction.atomic
def restart_job(job: Job, *, actor: User, at: datetime) -> Job:
    """Put work that failed, was stopped or died in the queue again.

    Raises:
        PermissionDenied: ``actor`` lacks ``jobs.restart``.
        JobGoesOn: it is waiting or going on.
        JobOver: it is done.
    """
    job = _locked(job)
    authorise(actor, "jobs.restart", job)
    if job.state == Job.State.DONE:
        raise JobOver(_("Việc “%s” đã xong, không chạy lại.") % job.title)
    if not job.is_over and not is_silent(job, at):
        raise JobGoesOn(_("Việc “%s” đang chạy.") % job.title)
    job.state, job.step, job.done, job.total = Job.State.QUEUED, "", 0, 0
    job.error, job.process, job.beat_at, job.finished_at = "", "", at, None
    job.save()
    record("jobs.restart", job, actor=actor, at=at)
    transaction.on_commit(lambda: put_in_queue(job.pk))
    return job


def _locked(job: Job) -> Job:
    return Job.objects.select_for_update(of=("self",)).get(pk=job.pk)
