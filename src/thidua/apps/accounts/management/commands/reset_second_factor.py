"""``thidua manage reset_second_factor <username>``: the telephone and the spare codes are lost."""

from typing import Any

from django.utils import timezone

from thidua.apps.accounts.actions.accounts import remove_second_factors
from thidua.apps.accounts.management.account_command import AccountCommand
from thidua.apps.accounts.models import User


class Command(AccountCommand):
    """Its owner signs in by password and sets another one up."""

    help = "Gỡ xác thực hai lớp của một tài khoản, sau khi đã xác nhận đúng người."

    def act(self, user: User, options: dict[str, Any]) -> None:
        """Remove and say how many."""
        removed = remove_second_factors(user, at=timezone.now())
        self.stdout.write(f"Tài khoản {user.username}: đã gỡ {removed} cách xác thực.")
