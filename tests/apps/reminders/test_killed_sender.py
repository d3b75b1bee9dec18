"""A sender that is killed after the other side took it: letter and call never go a second time."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.apps.reminders.mail_server import Box, mail_server
from tests.apps.reminders.web_server import Receiver, web_server

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


CALL = """
from datetime import timedelta
import django
django.setup()
from django.utils import timezone
from thidua.config.database import bring_up_to_date
bring_up_to_date()
from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Authority
from thidua.apps.reminders.models import Delivery, Reminder, Webhook
now = timezone.now()
user = User.objects.create(username="a")
office = Authority.objects.create(code="t", name="Tỉnh")
hook = Webhook.objects.create(
    authority=office, name="Zalo", url="{url}", salt="x", kinds=["accepted"],
    created_by=user, created_at=now)
told = Reminder.objects.create(
    user=user, kind="accepted", key="x", text="x", url="/", created_at=now)
Delivery.objects.create(
    channel="webhook", user=user, webhook=hook, reminder=told,
    next_try_at=now, created_at=now, changed_at=now)
"""


def killed_once(begin: str, around: dict[str, str], arrived: Sequence[object]) -> str:
    """What is kept of the delivery after its sender was killed in the middle and two more came."""
    remind = [sys.executable, "manage.py", "remind"]
    subprocess.run([sys.executable, "-c", begin], env=around, cwd=ROOT, check=True)
    sender = subprocess.Popen(remind, env=around, cwd=ROOT)
    for _ in range(600):
        if arrived:
            break
        time.sleep(0.05)
    sender.send_signal(signal.SIGKILL)
    assert sender.wait() == -signal.SIGKILL
    for _ in range(2):
        subprocess.run(remind, env=around, cwd=ROOT, check=True, capture_output=True)
    told = subprocess.run(
        [sys.executable, "-c", TOLD], env=around, cwd=ROOT, check=True, capture_output=True,
        text=True,
    )  # fmt: skip
    return told.stdout.strip()


def environment(folder: Path, **more: str) -> dict[str, str]:
    around = os.environ | {
        "DJANGO_SETTINGS_MODULE": "thidua.config.settings.production",
        "THIDUA_DATA_DIR": str(folder),
        "PYTHONPATH": str(ROOT / "src"),
    }
    around.pop("DATABASE_URL", None)
    return around | more


def test_a_letter_is_handed_over_once_though_its_sender_is_killed(tmp_path: Path) -> None:
    box = Box(slow=2)
    with mail_server(box) as port:
        around = environment(tmp_path, THIDUA_EMAIL_URL=f"smtp://127.0.0.1:{port}")
        told = killed_once(BEGIN, around, box.letters)

    assert len(box.letters) == 1
    assert told == "unknown 0 Tiến trình gửi đã dừng."


def test_a_webhook_is_called_once_though_its_sender_is_killed(tmp_path: Path) -> None:
    receiver = Receiver(slow=2)
    with web_server(receiver) as url:
        told = killed_once(CALL.replace("{url}", url), environment(tmp_path), receiver.got)

    assert len(receiver.got) == 1
    assert told == "unknown 0 Tiến trình gửi đã dừng."
