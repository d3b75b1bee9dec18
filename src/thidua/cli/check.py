"""``thidua check``: settings, database and folders, before anything starts; it changes nothing."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg

from thidua.cli.arguments import read_arguments
from thidua.cli.errors import InputError
from thidua.config.variables.errors import WrongSettings
from thidua.config.variables.places import Places, places_of
from thidua.config.variables.reading import read, sentences, shown_value

USAGE = "cách dùng: thidua [--env-file TỆP] check"
WAIT = 5  # seconds for a server that does not answer
LEAST_FREE = 200_000_000  # bytes: less is said


def run(argv: list[str]) -> int:
    """0: all can be started; 2: a setting is wrong, or leads nowhere, each by its name."""
    if read_arguments(argv, USAGE, files=0) is None:
        return 0
    given = read(os.environ)
    if given.faults:
        raise WrongSettings(sentences(given.faults))
    places = places_of(given.values)
    faults = [*_faults_of_folders(places, given.values), *_faults_of_database(places)]
    if faults:
        raise InputError(
            "\n".join(["thiết lập chưa dùng được:", *(f"  {each}" for each in faults)])
        )
    _tell(given.values, places)
    return 0


def _tell(values: Mapping[str, str], places: Places) -> None:
    print("Thiết lập đúng.")
    for name, value in values.items():
        print(f"  {name}={shown_value(name, value)}")
    print(f"Thư mục dữ liệu: {places.data}")
    free = shutil.disk_usage(_standing(places.data)).free
    short = " (ít, nên dọn bớt)" if free < LEAST_FREE else ""
    print(f"Đĩa còn trống: {free // 1_000_000} MB{short}")
    print(f"Cơ sở dữ liệu: {_database_in_words(places)}")


def _database_in_words(places: Places) -> str:
    if places.sqlite is None:
        return "PostgreSQL, kết nối được"
    if places.sqlite.exists():
        return f"SQLite, {places.sqlite}"
    return f"SQLite, chưa có {places.sqlite} (sẽ được tạo khi chạy lần đầu)"


def _faults_of_folders(places: Places, given: Collection[str]) -> list[str]:
    return [
        f"{name}: {path} không ghi được; tạo thư mục và giao cho tài khoản chạy phần mềm, "
        f"ví dụ: sudo install -d -o thidua -m 700 {path}"
        for name, path in places.folders.items()
        if name == "THIDUA_DATA_DIR" or name in given
        if not _can_hold_files(path)
    ]


def _can_hold_files(path: Path) -> bool:
    found = _standing(path)
    try:
        tempfile.TemporaryFile(dir=found).close()  # has no name: nothing is left
    except OSError:
        return False
    return True


def _standing(path: Path) -> Path:
    """The folder itself, else the nearest one above it that is there."""
    while not path.exists() and path.parent != path:
        path = path.parent
    return path


def _faults_of_database(places: Places) -> list[str]:
    try:
        if places.sqlite is not None:
            _open_sqlite(places.sqlite)
        else:
            psycopg.connect(_address(places.postgres), connect_timeout=WAIT).close()
    except (psycopg.Error, sqlite3.Error) as error:
        reason = str(error).strip().splitlines()[0]
        return [f"DATABASE_URL: không mở được cơ sở dữ liệu ({reason})"]
    return []


def _open_sqlite(path: Path) -> None:
    if not path.exists():
        if not _can_hold_files(path.parent):
            raise sqlite3.OperationalError(f"{path.parent} không ghi được")
        return
    database = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=WAIT)
    try:
        database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    finally:
        database.close()


def _address(url: str) -> str:
    """The address as libpq reads it; its own name of the scheme, the rest as it stands."""
    parts = urlsplit(url)
    return parts._replace(scheme="postgresql", query=unquote(parts.query)).geturl()
