"""A database made by version 0.1.0 is opened by today's program: every row is whole."""

import lzma
import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from tests.architecture.project import ROOT
from thidua.apps.audit.registries.action_names import action_name, former_names

MADE_BY_0_1_0 = ROOT / "tests" / "data" / "thidua-0.1.0.sqlite3.xz"
"""The demonstration as that version told it: five blocs, ballots, awards, dossiers, the journal."""
OF_DJANGO = {"django_migrations", "django_content_type", "auth_permission", "sqlite_sequence"}
WRITTEN_ANEW = {
    ("dossiers_appraisal", "verdict"): "the same verdict in the shape that is read back",
    ("meetings_motion", "order"): "who leads the bloc became a motion before them",
}
"""What a migration rightly writes in another way: table and column."""

KEPT_TWICE = b"%PDF-1.4 the same paper of two units"
FILES = ("evidence/2024/first.pdf", "evidence/2024/second.pdf")

Rows = dict[object, Mapping[str, object]]


def thidua(folder: Path, *arguments: str, status: int = 0) -> str:
    """Run the program on the data in the folder; what it printed."""
    around = os.environ | {"THIDUA_DATA_DIR": str(folder), "PYTHONPATH": str(ROOT / "src")}
    around.pop("DATABASE_URL", None)
    around.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(
        [sys.executable, *arguments],
        env=around,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == status, done.stdout
    return done.stdout


def tables_of(path: Path) -> dict[str, Rows]:
    """Every table with its rows by primary key."""
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        names = [
            name
            for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name not in OF_DJANGO
        ]
        return {
            name: {row[0]: dict(row) for row in database.execute(f'SELECT * FROM "{name}"')}  # noqa: S608 - names of its own tables
            for name in names
        }


def keep_a_file_twice(folder: Path) -> None:
    """Two lines have the same paper as evidence; that version kept it once for each."""
    row = "file, name, size, content_type, sha256, uploaded_at, uploaded_by_id, line_id"
    with closing(sqlite3.connect(folder / "thidua.sqlite3")) as database, database:
        (user,) = database.execute("SELECT min(id) FROM accounts_user").fetchone()
        lines = database.execute("SELECT id FROM appraisals_line ORDER BY id LIMIT 2").fetchall()
        for name, (line,) in zip(FILES, lines, strict=True):
            path = folder / "files" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(KEPT_TWICE)
            paper = (path.name, len(KEPT_TWICE), "application/pdf", sha256(KEPT_TWICE).hexdigest())
            values = (name, *paper, "2024-12-02 08:00:00", user, line)
            marks = ", ".join("?" for _ in values)
            database.execute(f"INSERT INTO appraisals_evidence ({row}) VALUES ({marks})", values)  # noqa: S608 - marks only


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The old database, opened and migrated."""
    found = tmp_path_factory.mktemp("older")
    (found / "thidua.sqlite3").write_bytes(lzma.decompress(MADE_BY_0_1_0.read_bytes()))
    (found / "before.sqlite3").write_bytes((found / "thidua.sqlite3").read_bytes())
    refused = thidua(found, "-m", "thidua", "serve", "--port", "1", status=1)
    assert "thidua upgrade" in refused
    assert "Traceback" not in refused
    assert "Còn " in thidua(found, "-m", "thidua", "upgrade", "--check", status=1)
    assert tables_of(found / "thidua.sqlite3") == tables_of(found / "before.sqlite3")
    keep_a_file_twice(found)
    with ThreadPoolExecutor(2) as both:
        asked = [both.submit(thidua, found, "-m", "thidua", "upgrade") for _ in range(2)]
    (found / "told.txt").write_text("".join(each.result() for each in asked), "utf-8")
    return found


def test_it_is_upgraded_once_whoever_else_asks_too(folder: Path) -> None:
    """``serve`` and ``upgrade --check`` changed nothing before; of two at once one did the work."""
    told = (folder / "told.txt").read_text("utf-8")

    assert told.count("Đã cập nhật cơ sở dữ liệu: ") == 1
    assert told.count("Cơ sở dữ liệu đã đúng phiên bản.") == 1
    assert "đúng phiên bản" in thidua(folder, "-m", "thidua", "upgrade", "--check")


def test_every_row_is_whole(folder: Path) -> None:
    before, after = tables_of(folder / "before.sqlite3"), tables_of(folder / "thidua.sqlite3")
    changed = [
        f"{table} {key} {column}: {value!r} → {now[column]!r}"
        for table, rows in before.items()
        for key, row in rows.items()
        for now in [after[table][key]]
        for column, value in row.items()
        if (table, column) not in WRITTEN_ANEW and now[column] != value
    ]

    assert sum(map(len, before.values())) > 3000
    assert changed == []


def test_files_that_were_kept_twice_become_one(folder: Path) -> None:
    after = tables_of(folder / "thidua.sqlite3")
    (stored,) = after["appraisals_storedfile"].values()
    evidence = after["appraisals_evidence"].values()

    assert [row["name"] for row in evidence] == ["first.pdf", "second.pdf"]
    assert {row["stored_id"] for row in evidence} == {stored["id"]}
    left = [path for name in FILES if (path := folder / "files" / name).exists()]
    assert left == [folder / "files" / str(stored["file"])]
    assert left[0].read_bytes() == KEPT_TWICE


def test_the_journal_still_proves_what_was_done(folder: Path) -> None:
    """Every chain is whole; issued files are not kept here, and the evidence was slipped in."""
    told = thidua(folder, "-m", "thidua", "audit", "verify", status=1).splitlines()
    gone = [line for line in told if "không còn tệp trên đĩa" in line]
    untold = [line for line in told if "nhật ký không ghi việc này" in line]

    assert (len(told), len(gone)) == (10, 8)
    assert [Path(name).name in line for name, line in zip(FILES, untold, strict=True)] == [True] * 2


def test_each_event_of_the_old_journal_is_called_what_it_was(folder: Path) -> None:
    told = [
        str(row["action"]) for row in tables_of(folder / "thidua.sqlite3")["audit_entry"].values()
    ]
    bare = {event for event in told if action_name(event) == event}

    assert {"pledges.sign", "paperwork.issue", "dossiers.nominate"} <= {*told} & {*former_names()}
    assert bare == set()
