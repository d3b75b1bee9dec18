"""The kinds of long work: an app registers what does it.

@job_kind("awards.import_history", _("Nhập lịch sử khen thưởng"))
def import_history(job, progress): … return reverse("awards:imported", args=[…])
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from thidua.apps.jobs.models import Job
from thidua.apps.jobs.work.progress import Progress

Runner = Callable[[Job, Progress], str]
"""Does the work and answers with the address of the result."""


@dataclass(frozen=True, slots=True)
class JobKind:
    """What the work is called, and what does it."""

    title: str | Promise
    runner: Runner


_kinds: dict[str, JobKind] = {}


def job_kind(name: str, title: str | Promise) -> Callable[[Runner], Runner]:
    """Register a runner under ``name``, "app.verb", in a module that ``ready()`` imports."""

    def register(runner: Runner) -> Runner:
        if name in _kinds and _kinds[name].runner is not runner:
            raise ValueError(f"job kind {name} is registered twice")
        _kinds[name] = JobKind(title, runner)
        return runner

    return register


def kind_named(name: str) -> JobKind:
    """The kind registered under that name; an unknown one is a KeyError."""
    return _kinds[name]
