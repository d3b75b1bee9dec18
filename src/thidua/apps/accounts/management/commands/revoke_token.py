"""``thidua manage revoke_token <beginning>``: from now on the token opens nothing."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from thidua.apps.accounts.actions.tokens import revoke_token
from thidua.apps.accounts.models import ApiToken


class Command(BaseCommand):
    """Every token that begins so and was not taken back."""

    help = "Thu hồi khóa API; không ghi phần đầu thì liệt kê các khóa."

    def add_arguments(self, parser: CommandParser) -> None:
        """How the token begins."""
        parser.add_argument("beginning", nargs="?", default="", help="phần đầu, như khi cấp")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take back, or list."""
        held = ApiToken.objects.filter(revoked_at=None).select_related("owner")
        if not options["beginning"]:
            for token in held:
                scopes = ", ".join(token.scopes)
                self.stdout.write(f"{token.beginning}  {token.owner.username}  {token} ({scopes})")
            return
        found = list(held.filter(beginning=options["beginning"]))
        if not found:
            raise CommandError(f"Không có khóa nào bắt đầu bằng “{options['beginning']}”.")
        for token in found:
            revoke_token(token, at=timezone.now())
            self.stdout.write(f"Đã thu hồi khóa “{token}” của {token.owner.username}.")
