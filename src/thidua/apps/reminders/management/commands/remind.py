"""``thidua manage remind``: look now at everything that waits, and send what is to be sent."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from thidua.apps.reminders.tasks import remind, remind_for_ever


class Command(BaseCommand):
    """Once and whatever the hour; or, as ``thidua serve`` does, again and again by day."""

    help = "Soát và gửi nhắc việc ngay; --stay: cứ mỗi 20 giây, cho đến khi dừng."

    def add_arguments(self, parser: CommandParser) -> None:
        """Once, or until it is stopped."""
        parser.add_argument("--stay", action="store_true", help="không dừng")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look and send."""
        if options["stay"]:
            remind_for_ever()
        done = remind(even_now=True)
        self.stdout.write(f"Nhắc mới: {done.made}. Đã gửi thử: {done.tried}.")
