"""``thidua backup``: everything in one encrypted file, or the proof that such a file is whole."""

import os
from datetime import datetime
from pathlib import Path

from thidua.cli.arguments import Arguments, read_arguments
from thidua.cli.data_failures import told_failures
from thidua.cli.django import start_django
from thidua.cli.errors import InputError
from thidua.config.variables.errors import WrongSettings
from thidua.config.variables.reading import read, sentences
from thidua.config.variables.table import BY_NAME
from thidua.formats.backup.archive import read_archive
from thidua.formats.backup.manifest import Manifest
from thidua.formats.backup.sealing import ArchiveRefused

PASSPHRASE = "THIDUA_BACKUP_PASSPHRASE"  # noqa: S105 - its name
USAGE = """cách dùng: thidua backup OUT [--keep N]   (OUT: tệp mới, hoặc thư mục; giữ N bản mới)
           thidua backup --verify IN      (kiểm tra bản sao lưu; thư mục: bản mới nhất)
Mật khẩu lấy từ THIDUA_BACKUP_PASSPHRASE."""


def run(argv: list[str]) -> int:
    """0: written, or whole; 2: archive or setting is wrong; 1: disk or database would not."""
    told = read_arguments(argv, USAGE, files=1, options=["--verify"], valued=["--keep"])
    if told is None:
        return 0
    passphrase = passphrase_given()
    if "--verify" in told.options:
        return _verify(told, passphrase)
    return _make(told, passphrase)


def passphrase_given() -> str:
    """The passphrase of backups.

    Raises:
        WrongSettings: there is none, or something else that the environment says is wrong.
    """
    given = read(os.environ)
    if given.faults:
        raise WrongSettings(sentences(given.faults))
    passphrase = given.values.get(PASSPHRASE, "")
    if not passphrase:
        raise WrongSettings(
            f"{PASSPHRASE}: chưa có. Ví dụ: {PASSPHRASE}={BY_NAME[PASSPHRASE].example}"
        )
    return passphrase


def proved(path: Path, passphrase: str) -> Manifest:
    """What a backup holds, once every byte of it has proved genuine.

    Raises:
        InputError: it is not there, or not whole.
    """
    try:
        with path.open("rb") as file:
            return read_archive(file, passphrase, None)
    except ArchiveRefused as error:
        raise InputError(f"{path}: {error}") from error
    except OSError as error:
        raise InputError(f"{path}: không đọc được ({error.strerror or error})") from error


def in_words(manifest: Manifest) -> str:
    """One line about what a backup holds."""
    size = sum(member.size for member in manifest.members.values())
    return (
        f"lúc {manifest.origin.made_at}, {manifest.origin.database}, phần mềm "
        f"{manifest.origin.program}, {len(manifest.members)} tệp, {size / 1_000_000:.1f} MB, "
        f"{manifest.origin.journal} bản ghi nhật ký"
    )


def _verify(told: Arguments, passphrase: str) -> int:
    path = Path(told.files[0])
    if path.is_dir():
        found = sorted(path.glob("thidua-*.backup"))
        if not found:
            raise InputError(f"{path}: không có bản sao lưu nào")
        path = found[-1]
    print(f"{path} nguyên vẹn: {in_words(proved(path, passphrase))}")
    return 0


def _make(told: Arguments, passphrase: str) -> int:
    count, out = _count(told.values.get("--keep")), Path(told.files[0])
    _refuse_target(out, count)  # at once: what follows loads the whole program
    start_django()
    from thidua.config.backup.half_restored import refuse_half_restored
    from thidua.config.backup.making import keep_newest, make_backup, name_at
    from thidua.config.watching.marks import BACKUP, mark

    at = datetime.now().astimezone()
    target = out / name_at(at) if out.is_dir() else out
    with told_failures():
        refuse_half_restored()
        make_backup(target, passphrase, at=at)
        mark(BACKUP)
    print(f"Đã sao lưu vào {target}: {in_words(proved(target, passphrase))}")
    if count:
        for old in keep_newest(target.parent, count):
            print(f"Đã xóa bản cũ {old.name}")
    return 0


def _count(text: str | None) -> int:
    if text is None:
        return 0
    if not (text.isascii() and text.isdecimal() and int(text)):
        raise InputError(f"--keep {text}: phải là số nguyên từ 1. Ví dụ: --keep 30")
    return int(text)


def _refuse_target(out: Path, count: int) -> None:
    if out.is_dir():
        return
    if count:
        raise InputError(f"{out}: --keep cần OUT là một thư mục đã có")
    if out.exists():
        raise InputError(f"{out}: đã có tệp này; đặt tên khác, hoặc ghi tên một thư mục")
    if not out.parent.is_dir():
        raise InputError(f"{out}: không có thư mục {out.parent}")
