"""A migrated SQLite database, kept beside pytest's own cache: migrating takes ten seconds.

It is made by the migrations themselves, once for each state of their files.
"""

import hashlib
import sqlite3
from pathlib import Path

import django
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / ".pytest_cache" / "migrated"


def is_kept_here() -> bool:
    """Whether the tests run on SQLite in memory."""
    return connection.vendor == "sqlite"


def kept_file() -> Path:
    """The database of the migrations as they are now."""
    digest = hashlib.sha256(django.__version__.encode())
    apps = ROOT / "src" / "thidua" / "apps"
    for path in sorted([*apps.glob("*/migrations/*.py"), apps / "audit" / "chain" / "triggers.py"]):
        digest.update(path.read_bytes())
    return KEPT / f"{digest.hexdigest()}.sqlite3"


def restored(name: str) -> sqlite3.Connection | None:
    """An open connection to the database in memory, filled; nothing when none is kept yet."""
    path = kept_file()
    if not path.exists():
        return None
    memory = sqlite3.connect(name, uri=True)
    with sqlite3.connect(path) as kept:
        kept.backup(memory)
    kept.close()
    return memory


def keep() -> None:
    """Write the database of this connection down, unless it is there."""
    path = kept_file()
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    for old in path.parent.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    connection.ensure_connection()
    part = path.with_suffix(f".{id(path)}.part")
    with sqlite3.connect(part) as file:
        connection.connection.backup(file)
    file.close()
    part.replace(path)
