"""``thidua manage reset_second_factor <username>``: the telephone and the spare codes are lost."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from thidua.apps.accounts.actions.accounts import remove_second_factors
from thidua.apps.accounts.models import User


class Command(BaseCommand):
    """Its owner signs in by password and sets another one up."""

    help = "Gỡ xác thực hai lớp của một tài khoản, sau khi đã xác nhận đúng người."

    def add_arguments(self, parser: CommandParser) -> None:
        """The account."""
        parser.add_argument("username", help="tên đăng nhập")

    def handle(self, *args: Any, **options: Any) -> None:
        """Remove and say how many."""
        user = User.objects.filter(username__iexact=options["username"]).first()
        if user is None:
            raise CommandError(f"Không có tài khoản “{options['username']}”.")
        removed = remove_second_factors(user, at=timezone.now())
        self.stdout.write(f"Tài khoản {user.username}: đã gỡ {removed} cách xác thực.")
