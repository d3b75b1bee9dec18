"""Long work: started, followed, stopped, started again, ended by what happens."""

import subprocess
import sys
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import NOON, World
from thidua.apps.audit.models import Entry
from thidua.apps.jobs.actions.jobs import cancel_job, restart_job, start_job
from thidua.apps.jobs.actions.progress import JobProgress
from thidua.apps.jobs.models import Job
from thidua.apps.jobs.queries import is_silent, jobs_visible_to
from thidua.apps.jobs.refusals import JobGoesOn, JobOver
from thidua.apps.jobs.registries.kinds import _kinds, job_kind
from thidua.apps.jobs.tasks import run
from thidua.apps.jobs.work.worker_process import is_gone, this_process
from thidua.domain.refusal import Refusal

KIND = "tests.count"
NAME_OF_PROCESS = (
    "from thidua.apps.jobs.work.worker_process import this_process; print(this_process())"
)


@pytest.fixture(autouse=True)
def counting() -> Any:
    """A kind of work that does what its payload says."""

    def runner(job: Job, progress: JobProgress) -> str:
        progress.step("Đang đếm", 3)
        match job.payload["way"]:
            case "refuse":
                raise Refusal("Dòng 3: năm 2099 sau năm nay.")
            case "break":
                raise ZeroDivisionError
            case "cancel":
                cancel_job(job, actor=job.owner, at=NOON)
                progress.finish("/never/")
            case "finish":
                progress.finish("/xong/")
        progress.advance(3)
        return "/xong/"

    job_kind(KIND, "Đếm thử")(runner)
    yield
    del _kinds[KIND]


def started(world: World, way: str = "") -> Job:
    return start_job(KIND, {"way": way}, actor=world.head, at=NOON)


def after_running(job: Job) -> Job:
    run.call(job.pk)
    job.refresh_from_db()
    return job


def test_start_job_waits_and_is_recorded(world: World) -> None:
    job = started(world)

    assert (job.state, job.title, job.total) == ("queued", "Đếm thử", 0)
    entry = Entry.objects.exclude(action="audit.open_chain").get()
    assert (entry.action, entry.data) == ("jobs.start", {"kind": KIND})


def test_start_job_runs_once_the_transaction_is_committed(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        job = started(world)
    job.refresh_from_db()

    assert (job.state, job.result_url) == ("done", "/xong/")


@pytest.mark.parametrize(
    ("way", "state", "error"),
    [
        ("", "done", ""),
        ("finish", "done", ""),
        ("refuse", "failed", "Dòng 3: năm 2099 sau năm nay."),
        ("break", "failed", "Có lỗi ngoài dự kiến; người quản trị xem nhật ký của máy chủ."),
        ("cancel", "cancelled", ""),
    ],
)
def test_a_job_ends_as_its_work_does(world: World, way: str, state: str, error: str) -> None:
    job = after_running(started(world, way))

    assert (job.state, job.error) == (state, error)
    assert job.result_url == ("/xong/" if state == "done" else "")
    assert job.finished_at is not None


def test_a_job_runs_once(world: World) -> None:
    job = after_running(started(world))
    Job.objects.filter(pk=job.pk).update(result_url="")

    assert after_running(job).result_url == ""


def test_cancel_job_is_for_its_owner_and_before_its_end(world: World) -> None:
    job = started(world)

    with pytest.raises(PermissionDenied):
        cancel_job(job, actor=world.deputy, at=NOON)
    assert cancel_job(job, actor=world.head, at=NOON).state == "cancelled"
    with pytest.raises(JobOver):
        cancel_job(job, actor=world.head, at=NOON)
    assert after_running(job).state == "cancelled"


def test_restart_job_takes_what_failed_or_fell_silent(world: World) -> None:
    failed, going = after_running(started(world, "refuse")), started(world)

    assert restart_job(failed, actor=world.head, at=NOON).state == "queued"
    with pytest.raises(JobGoesOn):
        restart_job(going, actor=world.head, at=NOON + timedelta(minutes=1))
    later = NOON + timedelta(minutes=3)
    assert is_silent(going, later)
    assert restart_job(going, actor=world.head, at=later).beat_at == later
    with pytest.raises(JobOver):
        restart_job(after_running(going), actor=world.head, at=later)


def test_a_job_whose_process_ended_is_known_at_once(world: World, sign_in: Any) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", NAME_OF_PROCESS], check=True, capture_output=True, text=True
    )
    ours, theirs = started(world), started(world)
    now = timezone.now()
    running = Job.objects.filter(pk__in=[ours.pk, theirs.pk])
    running.update(state=Job.State.RUNNING, beat_at=now, process=this_process())
    Job.objects.filter(pk=theirs.pk).update(process=killed.stdout.strip())

    assert not is_silent(Job.objects.get(pk=ours.pk), now)
    assert is_silent(Job.objects.get(pk=theirs.pk), now)
    client = sign_in(world.head)
    page = client.get(reverse("jobs:detail", args=[theirs.pk])).content.decode()
    assert "Đã đứt giữa chừng" in page
    assert "Đang chạy" not in page
    listed = client.get(reverse("jobs:list")).content.decode()
    assert (listed.count("Đã đứt giữa chừng"), listed.count("Đang chạy")) == (1, 1)


def test_a_process_of_another_machine_is_not_judged() -> None:
    assert not is_gone("may-khac 1 1")
    assert not is_gone("")


def test_jobs_visible_to_their_owner_alone(world: World, sign_in: Any) -> None:
    job = started(world)

    assert list(jobs_visible_to(world.head)) == [job]
    assert list(jobs_visible_to(world.standing)) == []
    assert sign_in(world.standing).get(reverse("jobs:detail", args=[job.pk])).status_code == 404


def test_the_page_follows_until_it_is_over(world: World, sign_in: Any) -> None:
    client: Client = sign_in(world.head)
    Job.objects.filter(pk=started(world).pk).update(beat_at=timezone.now())
    job = Job.objects.get()
    address = reverse("jobs:detail", args=[job.pk])

    waiting = client.get(address, headers={"HX-Request": "true"}).content.decode()
    after_running(job)
    over = client.get(address, headers={"HX-Request": "true"}).content.decode()

    assert 'hx-trigger="every 1s"' in waiting
    assert "Dừng lại" in waiting
    assert "hx-trigger" not in over
    assert 'href="/xong/"' in over


def test_stopping_and_starting_again_from_the_page(world: World, sign_in: Any) -> None:
    client: Client = sign_in(world.head)
    job = started(world)

    client.post(reverse("jobs:cancel", args=[job.pk]))
    assert (
        "Chưa có gì được ghi" in client.get(reverse("jobs:detail", args=[job.pk])).content.decode()
    )
    client.post(reverse("jobs:restart", args=[job.pk]))

    job.refresh_from_db()
    assert job.state == "queued"


def test_the_list_asks_as_much_for_three_as_for_one(
    world: World, sign_in: Any, django_assert_num_queries: Any
) -> None:
    client: Client = sign_in(world.head)
    assert "Chưa có việc nào" in client.get(reverse("jobs:list")).content.decode()
    for _ in range(3):
        started(world)

    with django_assert_num_queries(5):
        page = client.get(reverse("jobs:list")).content.decode()

    assert page.count("Đếm thử") == 3
