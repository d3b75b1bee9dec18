"""Static files are collected anew when one of them says something else, and only then."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.test import override_settings

from thidua.config.locks import alone
from thidua.config.package_finder import PackageFilesFinder
from thidua.config.packages import PRUNED
from thidua.config.static_files import LOCK, collect_if_changed, fingerprint


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """A file of a package."""
    path = tmp_path / "one.js"
    path.write_text("1", "utf-8")
    return path


def test_what_is_said_counts_and_not_when_it_was_written(script: Path) -> None:
    with override_settings(PACKAGE_STATIC={"package/one.js": script}):
        before = fingerprint()
        os.utime(script, (1, 1))
        assert fingerprint() == before
        script.write_text("2", "utf-8")
        os.utime(script, (1, 1))
        assert fingerprint() != before


def test_the_same_files_elsewhere_are_the_same(script: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    moved = Path(script.rename(tmp_path / "elsewhere" / "one.js"))
    with override_settings(PACKAGE_STATIC={"package/one.js": moved}):
        there = fingerprint()
    moved.rename(script)
    with override_settings(PACKAGE_STATIC={"package/one.js": script}):
        assert fingerprint() == there
    with override_settings(PACKAGE_STATIC={"package/two.js": script}):
        assert fingerprint() != there


def test_they_are_collected_once(script: Path, tmp_path: Path) -> None:
    root = tmp_path / "static"
    with override_settings(STATIC_ROOT=root, PACKAGE_STATIC={"package/one.js": script}):
        assert collect_if_changed()
        assert (root / "package" / "one.js").read_text("utf-8") == "1"
        assert not collect_if_changed()
        script.write_text("2", "utf-8")
        assert collect_if_changed()


def test_who_finds_them_being_collected_waits(script: Path, tmp_path: Path) -> None:
    root = tmp_path / "static"
    root.mkdir()
    with (
        override_settings(STATIC_ROOT=root, PACKAGE_STATIC={"package/one.js": script}),
        ThreadPoolExecutor(1) as other,
    ):
        with alone(str(root / LOCK)):
            asked = other.submit(collect_if_changed)
            with pytest.raises(TimeoutError):
                asked.result(2)
            assert not (root / "package").exists()
        assert asked.result(120)


def test_a_sheet_is_cut_once_however_often_it_is_copied(tmp_path: Path) -> None:
    sheet, (name, *_) = tmp_path / "sheet.css", sorted(PRUNED)
    sheet.write_text(".card{a:b}.nobodys{c:d}", "utf-8")
    with override_settings(PACKAGE_STATIC={name: sheet}):
        ((_, storage),) = PackageFilesFinder().list(None)
        assert storage.open(name).read() == b".card{a:b}"
        sheet.unlink()
        assert storage.open(name).read() == b".card{a:b}"
