"""``thidua manage reset_password <username>``: for somebody who has no e-mail address."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from thidua.apps.accounts.actions.accounts import seed_password
from thidua.apps.accounts.models import User
from thidua.apps.accounts.sign_in.seeded_password import seeded_password


class Command(BaseCommand):
    """Print a new password once; its owner changes it at the next sign-in."""

    help = "Cấp lại mật khẩu cho một tài khoản; chủ tài khoản phải đổi khi đăng nhập."

    def add_arguments(self, parser: CommandParser) -> None:
        """The account."""
        parser.add_argument("username", help="tên đăng nhập")

    def handle(self, *args: Any, **options: Any) -> None:
        """Seed and print."""
        user = User.objects.filter(username__iexact=options["username"]).first()
        if user is None:
            raise CommandError(f"Không có tài khoản “{options['username']}”.")
        password = seeded_password()
        seed_password(user, password, at=timezone.now())
        self.stdout.write(f"Tài khoản {user.username}, mật khẩu: {password}")
        self.stdout.write("Mật khẩu chỉ hiện một lần; phải đổi khi đăng nhập.")
