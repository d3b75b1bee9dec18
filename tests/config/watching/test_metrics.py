"""The state of the installation, as measures: with a database that answers, and without."""

import os
import socket
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from prometheus_client import CollectorRegistry

from tests.architecture.project import ROOT
from tests.factories import World
from thidua.apps.audit.actions import record
from thidua.apps.jobs.models import Job
from thidua.config.watching import marks, state
from thidua.config.watching.folder import shared_folder
from thidua.config.watching.metrics_server import Installation, metrics_server

pytestmark = pytest.mark.django_db


def measured() -> dict[str, float]:
    registry = CollectorRegistry()
    registry.register(Installation())
    return {sample.name: sample.value for family in registry.collect() for sample in family.samples}


def test_the_queue_and_the_journal_are_measured(world: World) -> None:
    now = timezone.now()
    for seconds, kind in ((90, Job.State.QUEUED), (5, Job.State.QUEUED), (5, Job.State.RUNNING)):
        at = now - timedelta(seconds=seconds)
        Job.objects.create(
            kind="x", title="x", owner=world.member, state=kind, created_at=at, beat_at=at
        )

    record("seasons.create", world.season, actor=world.head, at=now)

    queue, found = state.queue(now), measured()

    assert (queue.waiting, queue.oldest, queue.running, queue.failed) == (2, 90.0, 1, 0)
    assert found["thidua_jobs_waiting"] == 2
    assert found["thidua_jobs_oldest_seconds"] >= 90
    assert found["thidua_database_up"] == 1
    assert found["thidua_migrations_pending"] == 0
    assert found["thidua_journal_entries"] >= 1
    assert found["thidua_journal_silence_seconds"] >= 0
    assert found["thidua_disk_free_bytes"] > 0


def test_connections_are_counted_on_a_server_alone() -> None:
    server = state.server()

    if connection.vendor == "sqlite":
        assert server is None
        return
    assert server is not None
    assert server.connections["active"] >= 1
    assert server.most > sum(server.connections.values())
    assert measured()["thidua_database_connections_most"] == server.most


def test_a_standby_that_lags_is_measured() -> None:
    told = state.Server({"idle": 3}, 100, {"n2": 4096})
    families = {family.name: family for family in Installation()._server(told)}

    [lag] = families["thidua_replication_lag_bytes"].samples
    assert (lag.labels, lag.value) == ({"standby": "n2"}, 4096)


def test_a_database_that_does_not_answer_is_a_measure() -> None:
    def refuse(*_args: object) -> None:
        raise OperationalError("away")

    with connection.execute_wrapper(refuse):
        found = measured()

    assert found["thidua_database_up"] == 0
    assert "thidua_jobs_waiting" not in found
    assert found["thidua_disk_free_bytes"] > 0


def test_a_place_that_is_taken_is_refused() -> None:
    with (
        shared_folder(),
        metrics_server("127.0.0.1:0") as first,
        pytest.raises(OSError, match="in use"),
    ):
        metrics_server(f"127.0.0.1:{first.server_port}")


def test_marks_tell_how_long_ago(tmp_path: Path) -> None:
    assert marks.age(marks.TIDY, tmp_path) is None
    marks.mark(marks.TIDY, tmp_path)

    age = marks.age(marks.TIDY, tmp_path)
    assert age is not None
    assert 0 <= age < 60


def test_only_the_first_within_a_while_is_the_first(tmp_path: Path) -> None:
    assert marks.first_within(60, marks.OUTAGE, tmp_path)
    assert not marks.first_within(60, marks.OUTAGE, tmp_path)
    assert marks.first_within(0, marks.OUTAGE, tmp_path)
    assert marks.first_within(60, marks.OUTAGE, tmp_path / "nowhere")


def test_serve_answers_prometheus_apart_from_the_pages(tmp_path: Path) -> None:
    pages, measures = free_port(), free_port()
    around = os.environ | {
        "DJANGO_SETTINGS_MODULE": "thidua.config.settings.production",
        "THIDUA_DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'thidua.sqlite3'}",
        "THIDUA_STATIC_ROOT": str(ROOT / "var" / "test-static"),
        "THIDUA_METRICS": f"127.0.0.1:{measures}",
        "THIDUA_WORKERS": "2",
    }
    command = [sys.executable, "-m", "thidua", "serve", "--port", str(pages)]
    process = subprocess.Popen(command, env=around, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        asked(f"http://127.0.0.1:{pages}/readyz")
        for path in ("/accounts/login/", "/accounts/login/", "/ballots/b/"):
            asked(f"http://127.0.0.1:{pages}{path}")
        told = asked(f"http://127.0.0.1:{measures}/metrics")
    finally:
        process.terminate()
        process.wait()

    login = 'thidua_requests_total{address="account_login",method="GET",status="200"} 2.0'
    assert login in told
    assert "thidua_database_up 1.0" in told
    assert "thidua_worker_silence_seconds" in told
    assert "ballots" not in told


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def asked(address: str) -> str:
    """As soon as it answers; a busy machine takes its time."""
    for _try in range(600):
        try:
            with urlopen(address, timeout=60) as answer:  # noqa: S310 - our own
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(address)
