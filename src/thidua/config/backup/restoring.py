"""Putting a backup in the place of what is there: proved whole first, the old kept beside it."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from thidua.apps.accounts.models import User
from thidua.apps.ballots.actions.closing import void_restored_ballots
from thidua.apps.ballots.actions.keys import destroy_spent_keys
from thidua.config.backup.databases import (
    SQLITE,
    copy_name,
    others_connected,
    put_database,
    refuse_damaged,
)
from thidua.config.backup.files import has_files, put_files
from thidua.config.backup.half_restored import mark_restoring, restored
from thidua.config.backup.making import AUDIT_KEY, FILES, SECRET_KEY
from thidua.config.database import bring_up_to_date
from thidua.config.environment import DATA
from thidua.config.locks import BACKING_UP, SERVING, alone
from thidua.formats.backup.archive import read_archive
from thidua.formats.backup.manifest import Manifest
from thidua.formats.backup.sealing import ArchiveRefused

STAGING = ".restore-"
VOIDED = (
    "Dữ liệu được phục hồi từ bản sao lưu lúc {made_at}: phiếu bỏ sau lúc đó không còn, "
    "khóa của hòm phiếu không được sao lưu. Phải bỏ phiếu lại."
)


class DataLiving(Exception):
    """There is data that a restore would replace, or somebody works with it; Vietnamese."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, where the old lies, and which open votes were stopped."""

    manifest: Manifest
    aside: Path
    voided: list[str]


def restore(source: Path, passphrase: str, *, replaces: bool, at: datetime) -> Restored:
    """All of the backup in the place of all that is there, brought up to this version.

    Nothing is touched before every byte of the backup has proved genuine. A restore that was
    killed is begun again with the same command; until then nothing else starts on the data.

    Raises:
        ArchiveRefused: the backup is not whole, is of another kind of database or a newer version.
        DataLiving: there is data and ``replaces`` was not said, or the program is running.
        Held: it is being served, backed up or restored on this machine.
        OSError, ToolMissing, ToolFailed: disk or PostgreSQL would not.
    """
    with alone(SERVING), alone(BACKING_UP), _staging() as folder:
        with source.open("rb") as file:
            manifest = read_archive(file, passphrase, folder)
        _refuse_strange(manifest, folder)
        _refuse_living(replaces)
        aside = _aside(at)
        mark_restoring(source, aside)
        put_database(folder / copy_name(), aside)
        _put_files(folder, aside)
        bring_up_to_date()
        reason = VOIDED.format(made_at=manifest.origin.made_at)
        voided = void_restored_ballots(reason, at=at)
        destroy_spent_keys()
        restored()
    return Restored(manifest, aside, voided)


def _refuse_strange(manifest: Manifest, folder: Path) -> None:
    if manifest.origin.database != connection.vendor:
        raise ArchiveRefused(
            f"bản sao lưu là của {manifest.origin.database}, mà DATABASE_URL đang chỉ "
            f"{connection.vendor}; đặt DATABASE_URL cho đúng loại cơ sở dữ liệu"
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    newer = sorted({*manifest.origin.migrations} - known)
    if newer:
        raise ArchiveRefused(
            f"bản sao lưu của phiên bản mới hơn (có {newer[-1]}); nâng cấp phần mềm trước"
        )
    if copy_name() == SQLITE:
        refuse_damaged(folder / SQLITE)


def _refuse_living(replaces: bool) -> None:
    others = others_connected()
    if others:
        raise DataLiving(f"còn {others} kết nối tới cơ sở dữ liệu; dừng phần mềm ở mọi máy trước")
    if not replaces and _is_living():
        raise DataLiving(
            "đang có dữ liệu (tài khoản người dùng hoặc tệp); thêm --replace để thay, "
            "dữ liệu đang có được giữ trong một thư mục bên cạnh"
        )


def _is_living() -> bool:
    if User._meta.db_table in connection.introspection.table_names() and User.objects.exists():
        return True
    return has_files()


def _aside(at: datetime) -> Path:
    """A new folder for what is there now."""
    name = f"before-restore-{at:%Y%m%d-%H%M%S}"
    return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=DATA))


def _put_files(folder: Path, aside: Path) -> None:
    (folder / FILES).mkdir(exist_ok=True, mode=0o700)
    put_files(folder / FILES, aside / FILES)
    for name, place in (
        (SECRET_KEY, Path(DATA) / SECRET_KEY),
        (AUDIT_KEY, Path(settings.AUDIT_KEY)),
    ):
        if not (folder / name).exists():
            continue
        if place.exists():
            shutil.move(place, aside / name)
        shutil.move(folder / name, place)


@contextmanager
def _staging() -> Iterator[Path]:
    for left in Path(DATA).glob(f"{STAGING}*"):
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=STAGING, dir=DATA) as folder:
        yield Path(folder)
