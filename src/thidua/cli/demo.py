"""``thidua demo``: a database with four real blocs and a user for each role."""

import argparse
import secrets
from datetime import UTC, datetime
from pathlib import Path

from thidua.cli.django import start_django
from thidua.cli.errors import InputError
from thidua.config.database import bring_up_to_date

SHORTEST = 8
ACCOUNTS = "demo-accounts.txt"


def run(argv: list[str]) -> int:
    """Create what is missing, print the accounts; loading twice changes nothing."""
    options = _options(argv)
    start_django()
    from thidua.apps.demo.telling.database import (
        empty_database,
        named,
        not_of_the_demo,
    )
    from thidua.apps.demo.telling.loading import load_demo
    from thidua.apps.demo.telling.people import People
    from thidua.config.environment import DATA

    if options.fresh:
        strange = not_of_the_demo()
        if strange:
            raise InputError(
                f"--fresh: cơ sở dữ liệu có dữ liệu không do bản mẫu tạo ra ({named(strange)}); "
                "không xóa gì. Dùng cơ sở dữ liệu khác, hoặc tự xóa nếu chắc chắn không cần nữa"
            )
        empty_database()
    bring_up_to_date()
    memo = Path(DATA) / ACCOUNTS
    if People.exist() and memo.exists() and options.password is None:
        print(memo.read_text("utf-8"), end="")
        return 0
    password = options.password or secrets.token_urlsafe(9)
    accounts = load_demo(
        password, say=lambda text: print(f"  nạp: {text}", flush=True), now=datetime.now(UTC)
    )
    width = max(len(account.role) for account in accounts)
    lines = [f"  {account.role:<{width}}  {account.username}" for account in accounts]
    text = "\n".join(["Tài khoản mẫu (mật khẩu chung: " + password + ")", *lines, ""])
    memo.parent.mkdir(parents=True, exist_ok=True)
    memo.touch(mode=0o600)
    memo.write_text(text, "utf-8")
    print(text, end="")
    return 0


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="thidua demo", description="Nạp các khối thi đua mẫu.")
    parser.add_argument("--password", help="mật khẩu của mọi tài khoản mẫu; để trống: tự tạo")
    parser.add_argument("--fresh", action="store_true", help="xóa dữ liệu mẫu đang có rồi nạp lại")
    options = parser.parse_args(argv)
    if options.password is not None and len(options.password) < SHORTEST:
        raise InputError(f"--password: {len(options.password)} ký tự, cần ít nhất {SHORTEST}")
    return options
