"""Write ``ready_schema.sql`` again after a migration was added: `make docs` calls it.

The migrations run on an empty database; what they made is written down.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
READY = ROOT / "src" / "thidua" / "config" / "ready_schema.sql"
WHEN = "2026-01-01 00:00:00"
"""Noted as the moment of every migration, so that the file changes only with them."""


def migrated(folder: Path) -> Path:
    """A database that the migrations made, in the folder."""
    around = os.environ | {"THIDUA_DATA_DIR": str(folder), "PYTHONPATH": str(ROOT / "src")}
    around.pop("DATABASE_URL", None)
    around.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    subprocess.run(command, env=around, cwd=ROOT, check=True)
    return folder / "thidua.sqlite3"


def statements(path: Path) -> str:
    """Everything in the database, as SQL in one transaction."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE django_migrations SET applied = ?", [WHEN])
        _begin, *inside, commit = database.iterdump()
    # tables first, because rows point at rows of any table; two who fill one file take turns
    inside.sort(key=lambda line: not line.startswith("CREATE TABLE"))
    return "\n".join(["BEGIN IMMEDIATE;", *inside, commit, ""])


def main() -> int:
    """Write the file."""
    with tempfile.TemporaryDirectory() as folder:
        READY.write_text(statements(migrated(Path(folder))), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
