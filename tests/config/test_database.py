"""The ready schema is what the migrations make; filling it is all or nothing."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.architecture.project import ROOT
from tests.test_older_database import thidua
from thidua.config.database import ready_schema

sys.path.insert(0, str(ROOT / "tools"))
from ready_schema import WHEN, migrated, statements


def contents(path: Path) -> list[str]:
    """Every table, index, trigger and row, in an order of their own."""
    return sorted(statements(path).splitlines())


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    path = tmp_path / "filled.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(ready_schema())
    return path


def test_it_is_what_the_migrations_make(filled: Path, tmp_path: Path) -> None:
    assert contents(filled) == contents(migrated(tmp_path)), "make docs writes it again"


def test_an_empty_database_is_filled_and_a_second_start_finds_nothing_to_do(tmp_path: Path) -> None:
    start = "import thidua.cli.django as d; d.start_django(); import thidua.config.database as b;"
    thidua(tmp_path, "-c", start + "b.bring_up_to_date()")
    with closing(sqlite3.connect(tmp_path / "thidua.sqlite3")) as database:
        (moment,) = database.execute("SELECT max(applied) FROM django_migrations").fetchone()
    before = contents(tmp_path / "thidua.sqlite3")
    thidua(tmp_path, "-c", start + "b.bring_up_to_date()")

    assert moment == WHEN, "no migration ran"
    assert contents(tmp_path / "thidua.sqlite3") == before


def test_two_who_start_at_once_leave_one_whole_database(tmp_path: Path) -> None:
    script = (
        "import threading, thidua.cli.django as d; d.start_django();"
        "from django.db import connection; import thidua.config.database as b;"
        "wait = threading.Barrier(2);"
        "go = lambda: (wait.wait(), b._fill(connection), connection.close());"
        "both = [threading.Thread(target=go) for _ in range(2)];"
        "[each.start() for each in both]; [each.join() for each in both];"
        "b.bring_up_to_date()"
    )
    thidua(tmp_path, "-c", script)

    assert "audit_entry_no_update" in "".join(contents(tmp_path / "thidua.sqlite3"))
