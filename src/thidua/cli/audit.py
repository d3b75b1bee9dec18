"""``thidua audit``: prove that the journal is whole; print and sign where its chains end."""

import os
import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from thidua.cli.django import start_django
from thidua.cli.errors import InputError
from thidua.cli.input_files import read_input
from thidua.formats.chain_heads import HeadsFile, HeadsRefused, read_heads, write_heads

USAGE = "cách dùng: thidua audit verify [--heads TỆP] | thidua audit heads"


def run(argv: list[str]) -> int:
    """0: whole, or printed; 1: something was changed, removed or reordered, each on a line."""
    match argv:
        case ["heads"]:
            return _print_heads()
        case ["verify"]:
            return _verify(None)
        case ["verify", "--heads", path]:
            return _verify(_kept(path))
        case _:
            raise InputError(USAGE)


def _kept(path: str) -> HeadsFile:
    try:
        return read_heads(read_input(path).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: không phải văn bản UTF-8") from error
    except HeadsRefused as error:
        raise InputError(f"{path}: {error}") from error


def _verify(kept: HeadsFile | None) -> int:
    start_django()
    from thidua.apps.audit.models import Entry
    from thidua.apps.audit.queries import verify_chains, verify_heads
    from thidua.apps.audit.registries.proofs import faults_of_rows

    faults = [*verify_chains(), *faults_of_rows()]
    if kept is not None:
        faults += verify_heads(kept.heads)
        _warn_of_signer(kept)
    for fault in faults:
        print(f"{fault.chain}, bản ghi {fault.position}: {fault.text}", file=sys.stderr)
    if faults:
        return 1
    print(f"Nhật ký nguyên vẹn: {Entry.objects.count()} bản ghi.")
    if kept is not None:
        print(f"Khớp với {len(kept.heads)} băm cuối lưu bên ngoài.")
    return 0


def _warn_of_signer(kept: HeadsFile) -> None:
    if not kept.signer:
        print("Lưu ý: tệp chép tay, không có chữ ký.", file=sys.stderr)
    elif kept.signer != _key().public_key().public_bytes_raw().hex():
        print(f"Lưu ý: ký bằng khóa khác của máy này ({kept.signer[:16]}…).", file=sys.stderr)


def _print_heads() -> int:
    start_django()
    from django.utils import timezone

    from thidua.apps.audit.queries import heads

    at = timezone.localtime().isoformat(timespec="seconds")
    print(write_heads(heads(), at, _key()), end="")
    return 0


def _key() -> Ed25519PrivateKey:
    """The signing key, made at first use: a file outside the database, for its owner alone."""
    from django.conf import settings

    path = Path(settings.AUDIT_KEY)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return Ed25519PrivateKey.from_private_bytes(_seed(path))
    made = Ed25519PrivateKey.generate()
    with os.fdopen(handle, "w") as file:
        file.write(made.private_bytes_raw().hex())
    return made


def _seed(path: Path) -> bytes:
    try:
        seed = bytes.fromhex(path.read_text("ascii").strip())
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: không đọc được khóa ký băm nhật ký") from error
    if len(seed) != 32:
        raise InputError(f"{path}: khóa ký băm nhật ký phải dài 32 byte")
    return seed
