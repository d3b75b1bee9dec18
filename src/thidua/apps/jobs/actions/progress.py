"""How far a job is, told as it goes: at most twice a second, outside the work's own write."""

import time

from django.utils import timezone

from thidua.apps.jobs.models import Job
from thidua.apps.jobs.registries.kinds import JobCancelled

BETWEEN = 0.5  # seconds


class JobProgress:
    """Writes down what a runner tells of itself."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._told = 0.0
        self._done = 0

    def step(self, words: str, total: int = 0) -> None:
        """A new part of the work begins, of ``total`` things; 0: nobody knows how many.

        Raises:
            JobCancelled: the owner stopped it.
        """
        self._done = 0
        self._write(step=words[:120], done=0, total=total)

    def advance(self, count: int = 1) -> None:
        """So many more things are done.

        Raises:
            JobCancelled: the owner stopped it.
        """
        self._done += count
        if time.monotonic() - self._told >= BETWEEN:
            self._write(done=self._done)

    def finish(self, result_url: str) -> None:
        """Call it last inside the transaction that writes: the work and its end are one.

        Raises:
            JobCancelled: the owner stopped it; what the transaction wrote is taken back.
        """
        now = timezone.now()
        self._write(state=Job.State.DONE, result_url=result_url, finished_at=now)

    def _write(self, **fields: object) -> None:
        self._told = time.monotonic()
        rows = Job.objects.filter(pk=self._job.pk, state=Job.State.RUNNING)
        if not rows.update(beat_at=timezone.now(), **fields):
            raise JobCancelled(str(self._job))
