"""What commands about one account share: ``thidua manage … <username>``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from thidua.apps.accounts.models import User


class AccountCommand(BaseCommand):
    """A command that names an account; ``act`` does the rest."""

    def add_arguments(self, parser: CommandParser) -> None:
        """The account."""
        parser.add_argument("username", help="tên đăng nhập")

    def handle(self, *args: Any, **options: Any) -> None:
        """Find the account and act.

        Raises:
            CommandError: nobody is called so.
        """
        user = User.objects.filter(username__iexact=options["username"]).first()
        if user is None:
            raise CommandError(f"Không có tài khoản “{options['username']}”.")
        self.act(user, options)

    def act(self, user: User, options: dict[str, Any]) -> None:
        """What this command does with the account."""
        raise NotImplementedError
