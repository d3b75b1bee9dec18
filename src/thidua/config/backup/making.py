"""Making a backup: database first, files with it, secret key; never the keys of ballots."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from thidua.apps.audit.models import Entry
from thidua.config.backup.databases import copy_database
from thidua.config.backup.files import gather_files
from thidua.config.environment import DATA
from thidua.config.locks import BACKING_UP, alone
from thidua.formats.backup.archive import write_archive
from thidua.formats.backup.manifest import Manifest, Origin

PREFIX, SUFFIX = "thidua-", ".backup"
STAGING, PARTIAL = ".backup-", ".partial"
FILES, SECRET_KEY, AUDIT_KEY = "files", "secret_key", "audit-key"


def name_at(at: datetime) -> str:
    """The file's name in a folder of backups: it sorts by moment."""
    return f"{PREFIX}{at:%Y%m%d-%H%M%S}{SUFFIX}"


def make_backup(target: Path, passphrase: str, *, at: datetime) -> Manifest:
    """Write the archive: under its name only when it is whole and on the disk.

    Raises:
        Held: another backup or a restore is going on.
        OSError: the disk would not; nothing is left.
        ToolMissing, ToolFailed: PostgreSQL could not be written out.
    """
    with alone(BACKING_UP), _staging() as folder:
        files = Path(folder) / FILES
        gather_files(files)  # before: what is removed meanwhile is still wanted by the copy
        database = copy_database(folder)
        origin = _origin(at)
        gather_files(files)  # after: what has come since the first time
        (folder / SECRET_KEY).write_text(settings.SECRET_KEY, "utf-8")
        members = [(database.name, database), (SECRET_KEY, folder / SECRET_KEY)]
        if Path(settings.AUDIT_KEY).exists():
            members.append((AUDIT_KEY, Path(settings.AUDIT_KEY)))
        members += [
            (f"{FILES}/{path.relative_to(files).as_posix()}", path)
            for path in sorted(files.rglob("*"))
            if path.is_file()
        ]
        return _written(target, passphrase, members, origin)


def keep_newest(folder: Path, count: int) -> list[Path]:
    """Remove all but the newest backups of the folder, by their names; those removed."""
    old = sorted(folder.glob(f"{PREFIX}*{SUFFIX}"))[:-count]
    for path in old:
        path.unlink()
    return old


def _written(
    target: Path, passphrase: str, members: list[tuple[str, Path]], origin: Origin
) -> Manifest:
    partial = target.with_name(target.name + PARTIAL)
    partial.unlink(missing_ok=True)
    try:
        with partial.open("x+b") as file:
            manifest = write_archive(file, passphrase, members, origin)
            file.flush()
            os.fsync(file.fileno())
        partial.rename(target)
    finally:
        partial.unlink(missing_ok=True)
    return manifest


def _origin(at: datetime) -> Origin:
    applied = MigrationRecorder(connection).applied_migrations()
    return Origin(
        made_at=at.isoformat(timespec="seconds"),
        program=version("thidua"),
        database=connection.vendor,
        migrations=tuple(sorted(f"{app}.{name}" for app, name in applied)),
        journal=Entry.objects.count(),
    )


@contextmanager
def _staging() -> Iterator[Path]:
    """A folder beside the data, for its owner alone; what a killed backup left goes too."""
    for left in Path(DATA).glob(f"{STAGING}*"):
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=STAGING, dir=DATA) as folder:
        yield Path(folder)
