"""``thidua manage remind``: look now at everything that waits, and send what is to be sent."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from thidua.apps.reminders.actions.sweeping import sweep


class Command(BaseCommand):
    """What the reminding process does every minute, at once and whatever the hour."""

    help = "Soát và gửi nhắc việc ngay, không chờ đến lượt."

    def handle(self, *args: Any, **options: Any) -> None:
        """Look."""
        made = sweep(timezone.now(), even_now=True)
        self.stdout.write(f"Nhắc mới: {made or 0}.")
