"""A sender that is killed after the server took the letter: it is never sent a second time."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.apps.reminders.mail_server import Box, mail_server

ROOT = Path(__file__).resolve().parents[3]
BEGIN = """
from datetime import timedelta
import django
django.setup()
from django.utils import timezone
from thidua.config.database import bring_up_to_date
bring_up_to_date()
from thidua.apps.accounts.models import User
from thidua.apps.reminders.models import Delivery, Reminder
now = timezone.now()
user = User.objects.create(username="a", email="a@example.vn")
letter = Delivery.objects.create(
    channel="email", user=user, next_try_at=now, created_at=now, changed_at=now)
Reminder.objects.create(
    user=user, kind="accepted", key="x", text="x", url="/", created_at=now, letter=letter)
"""
TOLD = """
import django
django.setup()
from thidua.apps.reminders.models import Delivery
row = Delivery.objects.get()
print(row.state, row.tries, row.error)
"""


def test_a_letter_is_handed_over_once_though_its_sender_is_killed(tmp_path: Path) -> None:
    box = Box(slow=2)
    with mail_server(box) as port:
        around = os.environ | {
            "DJANGO_SETTINGS_MODULE": "thidua.config.settings.production",
            "THIDUA_DATA_DIR": str(tmp_path),
            "THIDUA_EMAIL_URL": f"smtp://127.0.0.1:{port}",
            "PYTHONPATH": str(ROOT / "src"),
        }
        around.pop("DATABASE_URL", None)
        remind = [sys.executable, "manage.py", "remind"]
        subprocess.run([sys.executable, "-c", BEGIN], env=around, cwd=ROOT, check=True)
        sender = subprocess.Popen(remind, env=around, cwd=ROOT)
        for _ in range(600):
            if box.letters:
                break
            time.sleep(0.05)
        sender.send_signal(signal.SIGKILL)
        assert sender.wait() == -signal.SIGKILL
        subprocess.run(remind, env=around, cwd=ROOT, check=True, capture_output=True)
        subprocess.run(remind, env=around, cwd=ROOT, check=True, capture_output=True)

    told = subprocess.run(
        [sys.executable, "-c", TOLD], env=around, cwd=ROOT, check=True, capture_output=True,
        text=True,
    )  # fmt: skip
    assert len(box.letters) == 1
    assert told.stdout.strip() == "unknown 0 Tiến trình gửi đã dừng."
