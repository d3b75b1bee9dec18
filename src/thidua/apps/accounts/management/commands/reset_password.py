"""``thidua manage reset_password <username>``: for somebody who has no e-mail address."""

from typing import Any

from django.utils import timezone

from thidua.apps.accounts.actions.accounts import seed_password
from thidua.apps.accounts.management.account_command import AccountCommand
from thidua.apps.accounts.models import User
from thidua.apps.accounts.sign_in.seeded_password import seeded_password


class Command(AccountCommand):
    """Print a new password once; its owner changes it at the next sign-in."""

    help = "Cấp lại mật khẩu cho một tài khoản; chủ tài khoản phải đổi khi đăng nhập."

    def act(self, user: User, options: dict[str, Any]) -> None:
        """Seed and print."""
        password = seeded_password()
        seed_password(user, password, at=timezone.now())
        self.stdout.write(f"Tài khoản {user.username}, mật khẩu: {password}")
        self.stdout.write("Mật khẩu chỉ hiện một lần; phải đổi khi đăng nhập.")
