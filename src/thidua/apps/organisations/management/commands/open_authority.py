"""``thidua manage open_authority``: the first step of a real installation."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from thidua.apps.accounts.actions.accounts import create_account
from thidua.apps.accounts.facts import AccountFacts
from thidua.apps.accounts.sign_in.seeded_password import seeded_password
from thidua.apps.organisations.actions.authorities import create_authority, open_standing_office
from thidua.apps.organisations.facts import AuthorityFacts
from thidua.apps.organisations.models import Authority
from thidua.domain.refusal import Refusal


class Command(BaseCommand):
    """Open an authority with the first account of its standing office."""

    help = "Lập cấp tổ chức và tài khoản đầu tiên của cơ quan thường trực."

    def add_arguments(self, parser: CommandParser) -> None:
        """The authority and its first person."""
        parser.add_argument("--code", required=True, help="mã, ví dụ gia-lai")
        parser.add_argument("--name", required=True, help="tên, ví dụ “Tỉnh Gia Lai”")
        parser.add_argument("--kind", default="province", choices=Authority.Kind.values)
        parser.add_argument(
            "--standing-office", default="Sở Nội vụ", help="tên cơ quan thường trực"
        )
        parser.add_argument(
            "--place", default="", help="địa danh ghi trên văn bản, ví dụ “Gia Lai”"
        )
        parser.add_argument("--username", required=True, help="tên đăng nhập")
        parser.add_argument("--full-name", required=True, help="họ và tên")
        parser.add_argument("--email", default="", help="thư điện tử")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write all or nothing, then print the password once."""
        facts = AuthorityFacts(
            options["code"],
            options["name"],
            options["kind"],
            options["standing_office"],
            options["place"],
        )
        password = seeded_password()
        account = AccountFacts(
            options["username"],
            options["full_name"],
            password,
            options["email"],
            must_change_password=True,
        )
        try:
            self._open(facts, account)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"Đã lập {facts.name}, cơ quan thường trực: {facts.standing_office}.")
        self.stdout.write(f"Tài khoản {account.username}, mật khẩu: {password}")
        self.stdout.write("Mật khẩu chỉ hiện một lần; phải đổi khi đăng nhập.")

    @transaction.atomic
    def _open(self, facts: AuthorityFacts, account: AccountFacts) -> None:
        at = timezone.now()
        authority = create_authority(facts, at=at)
        user = create_account(account, at=at)
        open_standing_office(authority, user, since=timezone.localdate(at), at=at)
