"""``thidua audit verify``: prove that the journal is whole."""

import sys

from thidua.cli.django import start_django
from thidua.cli.errors import InputError


def run(argv: list[str]) -> int:
    """0: whole; 1: something was changed, removed or reordered, each fault on a line."""
    if argv != ["verify"]:
        raise InputError("cách dùng: thidua audit verify")
    start_django()
    from thidua.apps.audit.models import Entry  # noqa: PLC0415 - after Django has started
    from thidua.apps.audit.queries import verify_chains  # noqa: PLC0415

    faults = list(verify_chains())
    for fault in faults:
        print(f"{fault.chain}, bản ghi {fault.position}: {fault.text}", file=sys.stderr)
    if faults:
        return 1
    print(f"Nhật ký nguyên vẹn: {Entry.objects.count()} bản ghi.")
    return 0
