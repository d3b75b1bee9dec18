"""A worker that is killed while it writes leaves nothing behind, and can be started again."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
START = """
import django; django.setup()
from thidua.config.database import bring_up_to_date
bring_up_to_date()
from tests.apps.awards.history_material import award, workbook
from tests.factories import NOON, make_world
from thidua.apps.awards.actions.importing import HistoryUpload, accept_history, upload_history
from thidua.apps.awards.history_import.place import HistoryPlace
from thidua.apps.jobs.tasks import run
world = make_world()
rows = [award(name=f"Người thứ {n}") for n in range(50)]
upload = HistoryUpload("x.xlsx", workbook(rows), True)
made = upload_history(HistoryPlace(world.authority), upload, actor=world.standing, at=NOON)
run.call(made.job_id)
accept_history(made, actor=world.standing, at=NOON)
"""
WRITE_AND_HANG = """
import sys, time
import django; django.setup()
from thidua.apps.awards.models import AwardRecord, HistoryImport
from thidua.apps.jobs.actions.progress import JobProgress
from thidua.apps.jobs.tasks import run
def hang(self, result_url):
    print(AwardRecord.objects.count(), flush=True)
    time.sleep(60)
JobProgress.finish = hang
run.call(HistoryImport.objects.get().job_id)
"""
LOOK = """
import json
import django; django.setup()
from thidua.apps.awards.models import AwardRecord, Decision, HistoryImport
from thidua.apps.people.models import Person
found = HistoryImport.objects.get()
print(json.dumps({
    "records": AwardRecord.objects.count(), "people": Person.objects.count(),
    "decisions": Decision.objects.count(), "state": found.state, "job": found.job.state,
}))
"""
AGAIN = """
import django; django.setup()
from datetime import timedelta
from thidua.apps.awards.models import HistoryImport
from thidua.apps.jobs.actions.jobs import restart_job
from thidua.apps.jobs.tasks import run
found = HistoryImport.objects.get()
restart_job(found.job, actor=found.owner, at=found.job.beat_at + timedelta(seconds=1))
run.call(found.job_id)
"""


def environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "THIDUA_DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'thidua.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "thidua.config.settings.local",
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    }


def ran(code: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(folder), cwd=ROOT,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def look(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ran(LOOK, folder))
    return found


def test_worker_killed_while_writing_leaves_nothing_and_starts_again(tmp_path: Path) -> None:
    ran(START, tmp_path)
    worker = subprocess.Popen(
        [sys.executable, "-c", WRITE_AND_HANG], env=environment(tmp_path), cwd=ROOT,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert worker.stdout is not None
    written = int(worker.stdout.readline())
    worker.send_signal(signal.SIGKILL)
    worker.wait(timeout=20)
    worker.stdout.close()

    assert written == 50
    assert look(tmp_path) == {
        "records": 0, "people": 0, "decisions": 0, "state": "writing", "job": "running",
    }  # fmt: skip

    ran(AGAIN, tmp_path)

    assert look(tmp_path) == {
        "records": 50, "people": 50, "decisions": 1, "state": "accepted", "job": "done",
    }  # fmt: skip
