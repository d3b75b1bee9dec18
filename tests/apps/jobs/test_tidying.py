"""What nobody needs any more is forgotten, and nothing else."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from tests.factories import NOON, World
from thidua.apps.audit.models import Entry
from thidua.apps.jobs.actions.tidying import JOBS_KEPT, QUEUE_KEPT, Forgotten, forget_old
from thidua.apps.jobs.models import Job

DAY = timedelta(days=1)


def job(world: World, ended_ago: timedelta | None) -> Job:
    ended = None if ended_ago is None else NOON - ended_ago
    return Job.objects.create(
        kind="tests.count", title="Đếm", owner=world.head, created_at=NOON, beat_at=NOON,
        state=Job.State.QUEUED if ended is None else Job.State.DONE, finished_at=ended,
    )  # fmt: skip


def queued(ended_ago: timedelta | None) -> DBTaskResult:
    ended = None if ended_ago is None else NOON - ended_ago
    return DBTaskResult.objects.create(
        task_path="x", args_kwargs={}, backend_name="default", finished_at=ended,
        exception_class_path="",
    )  # fmt: skip


def test_what_is_old_goes_and_what_is_young_or_waits_stays(world: World) -> None:
    old, young, waiting = job(world, JOBS_KEPT + DAY), job(world, DAY), job(world, None)
    queued(QUEUE_KEPT + DAY)
    kept = {queued(QUEUE_KEPT - DAY).pk, queued(None).pk}
    Session.objects.create(session_key="ended", session_data="", expire_date=NOON - DAY)
    Session.objects.create(session_key="lives", session_data="", expire_date=NOON + DAY)
    entries = Entry.objects.count()

    assert forget_old(NOON) == Forgotten(sessions=1, jobs=1, queued=1)
    assert forget_old(NOON) == Forgotten(0, 0, 0)
    assert set(Job.objects.all()) == {young, waiting}
    assert old not in Job.objects.all()
    assert set(DBTaskResult.objects.values_list("pk", flat=True)) == kept
    assert list(Session.objects.values_list("session_key", flat=True)) == ["lives"]
    assert Entry.objects.count() == entries


@pytest.mark.django_db
def test_it_can_be_asked_for_by_hand(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("tidy")

    assert (
        capsys.readouterr().out == "Đã xóa: 0 phiên đăng nhập, 0 việc nền, 0 dòng của hàng đợi.\n"
    )
