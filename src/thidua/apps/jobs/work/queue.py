"""Handing a job to the worker."""

from collections.abc import Callable

_put: list[Callable[[int], object]] = []


def queue_through(put: Callable[[int], object]) -> None:
    """Set by ``tasks``, which stands above the actions that queue."""
    _put[:] = [put]


def put_in_queue(job_pk: int) -> None:
    """The worker will run it."""
    _put[0](job_pk)
