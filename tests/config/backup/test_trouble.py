"""Whatever goes wrong is told with its place, and nothing is left half done."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture.project import ROOT

PASSPHRASE = "mật khẩu của bản sao"
SMALL = 600  # blocks of 512 bytes that a file may have where the disk is full

FILL = """
from thidua.cli.django import start_django
start_django()
from thidua.apps.accounts.models import User
from thidua.config.database import bring_up_to_date
bring_up_to_date()
User.objects.create(username="an")
"""


class Office:
    """An installation on SQLite in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT / "src"),
            "THIDUA_DATA_DIR": str(folder),
            "THIDUA_BACKUP_PASSPHRASE": PASSPHRASE,
        }

    def begin(self, *arguments: str, full: bool = False) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "thidua", *arguments]
        return subprocess.Popen(
            ["sh", "-c", f'ulimit -f {SMALL}; exec "$@"', "sh", *command] if full else command,
            env=self.environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def thidua(self, *arguments: str, status: int = 0, full: bool = False) -> str:
        process = self.begin(*arguments, full=full)
        told = process.communicate(timeout=120)[0]
        assert process.returncode == status, told
        assert "Traceback" not in told
        return told

    def kill_once(self, seen: Callable[[], bool], *arguments: str) -> None:
        process = self.begin(*arguments)
        while not seen():
            assert process.poll() is None, "ended before it was killed"
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        process.communicate()

    def left(self) -> set[str]:
        return {path.name for path in self.folder.iterdir() if path.name.startswith(".")}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """One with an account and a file, and its backup."""
    office = Office(tmp_path_factory.mktemp("made"))
    subprocess.run([sys.executable, "-c", FILL], env=office.environment, check=True)
    (office.folder / "files").mkdir()
    (office.folder / "files" / "a.txt").write_text("một", "utf-8")
    (office.folder / "copies").mkdir()
    office.thidua("backup", str(office.folder / "one.backup"))
    return office


@pytest.fixture
def office(made: Office, tmp_path: Path) -> Office:
    """A copy of it."""
    shutil.copytree(made.folder, tmp_path / "data")
    return Office(tmp_path / "data")


def archive(office: Office) -> str:
    return str(office.folder / "one.backup")


def test_on_an_empty_machine_all_comes_back(made: Office, tmp_path: Path) -> None:
    empty = Office(tmp_path / "new")
    told = empty.thidua("restore", archive(made))

    assert "sqlite, phần mềm 0.1.0, 3 tệp" in told
    assert (empty.folder / "files" / "a.txt").read_text("utf-8") == "một"
    for name in ("secret_key",):
        assert (empty.folder / name).read_bytes() == (made.folder / name).read_bytes()
    assert "thiếu" not in empty.thidua("check")


@pytest.mark.parametrize("given", ["", "ngan"])
def test_no_passphrase_or_a_short_one_is_named(office: Office, given: str) -> None:
    office.environment["THIDUA_BACKUP_PASSPHRASE"] = given

    for command in (
        ["backup", "x"],
        ["backup", "--verify", archive(office)],
        ["restore", "x"],
    ):
        assert "THIDUA_BACKUP_PASSPHRASE" in office.thidua(*command, status=2)


def test_a_wrong_passphrase_and_a_damaged_archive_touch_nothing(office: Office) -> None:
    path = Path(archive(office))
    before = (office.folder / "thidua.sqlite3").read_bytes()
    office.environment["THIDUA_BACKUP_PASSPHRASE"] = "một mật khẩu khác"
    assert "không đúng" in office.thidua("restore", str(path), "--replace", status=2)
    office.environment["THIDUA_BACKUP_PASSPHRASE"] = PASSPHRASE
    path.write_bytes(path.read_bytes()[:-5000])
    for command in (["backup", "--verify"], ["restore", "--replace"]):
        assert "bị cắt cụt" in office.thidua(*command, str(path), status=2)

    assert (office.folder / "thidua.sqlite3").read_bytes() == before
    assert office.left() == set()


def test_the_newest_are_kept(office: Office) -> None:
    copies = office.folder / "copies"
    for name in ("thidua-20200101-000000.backup", "thidua-20210101-000000.backup", "khac.backup"):
        (copies / name).write_bytes(b"x")
    told = office.thidua("backup", str(copies), "--keep", "2")

    names = sorted(path.name for path in copies.iterdir())
    assert names[:2] == ["khac.backup", "thidua-20210101-000000.backup"]
    assert len(names) == 3
    assert "Đã xóa bản cũ thidua-20200101-000000.backup" in told
    assert names[2] in office.thidua("backup", "--verify", str(copies))


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["backup", "{folder}/one.backup"], "đã có tệp này"),
        (["backup", "{folder}/none/x"], "không có thư mục"),
        (["backup", "{folder}/x", "--keep", "2"], "--keep cần OUT là một thư mục"),
        (["backup", "{folder}/copies", "--keep", "0"], "--keep 0"),
        (["backup", "--verify", "{folder}/copies"], "không có bản sao lưu nào"),
        (["backup", "--verify", "{folder}/none"], "không đọc được"),
        (["backup"], "sai tham số"),
        (["restore", "{folder}/none"], "không có tệp này"),
        (["restore", "{folder}/one.backup"], "--replace"),
    ],
)
def test_wrong_arguments_are_told(made: Office, arguments: list[str], why: str) -> None:
    told = made.thidua(*(each.format(folder=made.folder) for each in arguments), status=2)

    assert why in told
    assert made.left() == set()


def test_a_full_disk_leaves_no_half_backup(office: Office) -> None:
    told = office.thidua("backup", str(office.folder / "two.backup"), status=1, full=True)

    assert told.startswith("thidua backup: ")
    assert [path.name for path in office.folder.glob("two*")] == []
    assert office.left() == set()


def test_a_full_disk_stops_a_restore_before_anything_is_touched(office: Office) -> None:
    before = (office.folder / "thidua.sqlite3").read_bytes()
    told = office.thidua("restore", archive(office), "--replace", status=1, full=True)

    assert told.startswith("thidua restore: ")
    assert (office.folder / "thidua.sqlite3").read_bytes() == before
    assert list(office.folder.glob("before-restore*")) == []


def test_a_killed_backup_leaves_nothing_under_the_name(office: Office) -> None:
    target = office.folder / "two.backup"
    partial = office.folder / "two.backup.partial"
    office.kill_once(partial.exists, "backup", str(target))
    assert not target.exists()

    office.thidua("backup", str(target))

    assert office.left() == set()
    assert not partial.exists()


def test_a_killed_restore_is_begun_again(office: Office) -> None:
    mark = office.folder / "restoring"
    office.kill_once(mark.exists, "restore", archive(office), "--replace")
    for command in (["serve"], ["backup", str(office.folder / "two.backup")]):
        told = office.thidua(*command, status=1)
        assert f"thidua restore {archive(office)} --replace" in told

    office.thidua("restore", archive(office), "--replace")

    assert not mark.exists()
    assert office.left() == set()
    assert (office.folder / "files" / "a.txt").read_text("utf-8") == "một"


def test_another_kind_of_database_is_named(office: Office) -> None:
    office.environment["DATABASE_URL"] = "postgres://u:p@127.0.0.1:1/x"
    told = office.thidua("restore", archive(office), "--replace", status=2)

    assert "bản sao lưu là của sqlite, mà DATABASE_URL đang chỉ postgresql" in told
