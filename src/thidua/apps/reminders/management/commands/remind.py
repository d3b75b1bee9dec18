"""``thidua manage remind``: look now at everything that waits, and send what is to be sent."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from thidua.apps.reminders.tasks import remind, remind_if_due


class Command(BaseCommand):
    """Whatever the hour; or, as ``thidua serve`` does again and again, only by day."""

    help = "Soát và gửi nhắc việc ngay; --if-due: chỉ khi đến giờ."

    def add_arguments(self, parser: CommandParser) -> None:
        """Now, or when it is time."""
        parser.add_argument("--if-due", action="store_true", help="chỉ khi đến giờ")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look and send."""
        if options["if_due"]:
            remind_if_due()
            return
        done = remind(even_now=True)
        self.stdout.write(f"Nhắc mới: {done.made}. Đã gửi thử: {done.tried}.")
