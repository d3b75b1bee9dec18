"""The kinds of long work: an app registers what does it.

@job_kind("awards.import_history", _("Nhập lịch sử khen thưởng"))
def import_history(job, progress): … return reverse("awards:imported", args=[…])
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from django.utils.functional import Promise

from thidua.apps.jobs.models import Job


class JobCancelled(Exception):
    """Its owner stopped the job; the runner ends without writing."""


class Progress(Protocol):
    """To whom a runner tells how far it is; each raises ``JobCancelled`` once the owner stopped."""

    def step(self, words: str, total: int = 0) -> None:
        """A new part of the work begins, of ``total`` things; 0: nobody knows how many."""

    def advance(self, count: int = 1) -> None:
        """So many more things are done."""

    def finish(self, result_url: str) -> None:
        """Call it last inside the transaction that writes: the work and its end are one."""


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
