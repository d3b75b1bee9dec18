"""``thidua manage set_account_active <username> --off``: close an account, or open it again."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from thidua.apps.accounts.actions.accounts import set_active
from thidua.apps.accounts.management.account_command import AccountCommand
from thidua.apps.accounts.models import User


class Command(AccountCommand):
    """A closed account cannot sign in; its seats and history stay."""

    help = "Khóa một tài khoản (--off) hoặc mở lại."

    def add_arguments(self, parser: CommandParser) -> None:
        """The account, and which way."""
        super().add_arguments(parser)
        parser.add_argument("--off", action="store_true", help="khóa tài khoản")

    def act(self, user: User, options: dict[str, Any]) -> None:
        """Close or open."""
        set_active(user, is_active=not options["off"], at=timezone.now())
        state = "đã khóa" if options["off"] else "đang mở"
        self.stdout.write(f"Tài khoản {user.username}: {state}.")
