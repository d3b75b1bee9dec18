"""A job is its owner's business alone."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.jobs.models import Job


@permission("jobs.view", "jobs.cancel", "jobs.restart")
def owns_job(user: User, job: Job) -> bool:
    """Whoever started it."""
    return job.owner_id == user.pk
