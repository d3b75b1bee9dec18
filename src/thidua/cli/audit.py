"""``thidua audit``: prove that the journal is whole; sign where its chains end; erase names."""

import sys

from thidua.cli.django import start_django
from thidua.cli.errors import InputError
from thidua.cli.input_files import read_input
from thidua.formats.chain_heads import HeadsFile, HeadsRefused, read_heads

USAGE = (
    "cách dùng: thidua audit verify [--heads TỆP | --since TỆP] | thidua audit heads "
    "| thidua audit checkpoint | thidua audit forget ĐỐI_TƯỢNG"
)


def run(argv: list[str]) -> int:
    """0: whole, or printed; 1: something was changed, removed or reordered, each on a line."""
    from thidua.apps.audit.chain.signing import KeyUnreadable

    try:
        return _do(argv)
    except KeyUnreadable as error:
        raise InputError(str(error)) from error


def _do(argv: list[str]) -> int:
    match argv:
        case ["heads"]:
            return _print_heads()
        case ["checkpoint"]:
            return _keep_checkpoint()
        case ["forget", owner]:
            return _forget(owner)
        case ["verify"]:
            return _verify(None)
        case ["verify", "--heads", path]:
            return _verify(_kept(path))
        case ["verify", "--since", path]:
            return _verify(_kept(path), only_since=True)
        case _:
            raise InputError(USAGE)


def _kept(path: str) -> HeadsFile:
    try:
        return read_heads(read_input(path).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: không phải văn bản UTF-8") from error
    except HeadsRefused as error:
        raise InputError(f"{path}: {error}") from error


def _verify(kept: HeadsFile | None, *, only_since: bool = False) -> int:
    start_django()
    from thidua.apps.audit.chain.verifying import verify_chains, verify_heads
    from thidua.apps.audit.models import Entry
    from thidua.apps.audit.registries.proofs import faults_of_rows

    since = kept.heads if kept is not None and only_since else ()
    faults = [*verify_chains(since), *faults_of_rows()]
    if kept is not None:
        faults += verify_heads(kept.heads)
        _warn_of_signer(kept)
    for fault in faults:
        print(f"{fault.chain}, bản ghi {fault.position}: {fault.text}", file=sys.stderr)
    if faults:
        return 1
    print(f"Nhật ký nguyên vẹn: {Entry.objects.count()} bản ghi.")
    if since:
        print(f"Tính lại từ mốc: bỏ qua {sum(head.length for head in since)} bản ghi trước mốc.")
    if kept is not None:
        print(f"Khớp với {len(kept.heads)} băm cuối lưu bên ngoài.")
    return 0


def _warn_of_signer(kept: HeadsFile) -> None:
    from thidua.apps.audit.chain.signing import signing_key

    if not kept.signer:
        print("Lưu ý: tệp chép tay, không có chữ ký.", file=sys.stderr)
    elif kept.signer != signing_key().public_key().public_bytes_raw().hex():
        print(f"Lưu ý: ký bằng khóa khác của máy này ({kept.signer[:16]}…).", file=sys.stderr)


def _print_heads() -> int:
    start_django()
    from django.utils import timezone

    from thidua.apps.audit.chain.checkpoints import signed_heads

    print(signed_heads(timezone.now()), end="")
    return 0


def _keep_checkpoint() -> int:
    start_django()
    from django.utils import timezone

    from thidua.apps.audit.chain.checkpoints import keep_checkpoint

    print(keep_checkpoint(timezone.now()))
    return 0


def _forget(owner: str) -> int:
    """Destroy the key of somebody's names in the journal, who is called as the journal does."""
    start_django()
    from django.utils import timezone

    from thidua.apps.audit.actions import forget_names

    count = forget_names(owner, actor=None, at=timezone.now())
    if not count:
        raise InputError(f"{owner}: nhật ký không giữ tên nào của đối tượng này")
    print(f"Đã xóa {count} tên của {owner} khỏi nhật ký; chuỗi vẫn nguyên vẹn.")
    return 0
