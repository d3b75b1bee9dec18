"""``thidua manage issue_token <username>``: a token for a program that acts as this account."""

from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from thidua.apps.accounts.actions.tokens import issue_token
from thidua.apps.accounts.facts import TokenFacts
from thidua.apps.accounts.management.account_command import AccountCommand
from thidua.apps.accounts.models import ApiToken, User
from thidua.domain.refusal import Refusal
from thidua.web.words import written_day


class Command(AccountCommand):
    """Print a new token once."""

    help = "Cấp khóa API cho một tài khoản; khóa chỉ hiện một lần."

    def add_arguments(self, parser: CommandParser) -> None:
        """The account, what the token is called, what it opens and for how long."""
        super().add_arguments(parser)
        parser.add_argument("--name", required=True, help="tên khóa, ví dụ “Kho dữ liệu của tỉnh”")
        parser.add_argument(
            "--scope", required=True, action="append", choices=ApiToken.Scope.values
        )
        parser.add_argument("--days", type=int, default=90, help="số ngày dùng được (1 đến 366)")

    def act(self, user: User, options: dict[str, Any]) -> None:
        """Issue and print."""
        facts = TokenFacts(options["name"][:80], options["scope"], options["days"])
        try:
            token, text = issue_token(user, facts, at=timezone.now())
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"Khóa API: {text}")
        self.stdout.write(
            f"Chỉ hiện một lần; hết hạn ngày {written_day(timezone.localdate(token.expires_at))}."
        )
