"""Files are where a newcomer looks for them, and import one another one way."""

import ast
from pathlib import Path

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.architecture.project import (
    CODE,
    ROOT,
    SOURCE,
    app_folders,
    functions,
    named,
    python_files,
)

NAMELESS = {"utils", "helpers", "common", "misc", "shared", "lib"}
IMPORTING_LATE = {
    "src/thidua/cli/": "a command that needs no Django must not start it",
    "bench/": "a measurement starts what it measures",
    "tools/with_postgres.py": "the server is not needed where one is given",
}


def test_imports_point_one_way(tmp_path: Path) -> None:
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=str(tmp_path))

    assert status == EXIT_STATUS_SUCCESS


def test_packages_are_empty_and_things_imported_from_where_they_are() -> None:
    full = {
        named(path)
        for path in python_files(*CODE)
        if path.name == "__init__.py" and path.read_text("utf-8").strip()
    }

    assert full == set()


def test_folders_and_modules_are_named_for_a_notion() -> None:
    nameless = {
        named(path)
        for path in [*SOURCE.rglob("*"), *(ROOT / "tests").rglob("*"), *(ROOT / "tools").rglob("*")]
        if path.stem in NAMELESS
    }

    assert nameless == set()


def test_nothing_is_imported_inside_functions() -> None:
    late = {
        f"{named(path)}::{node.name}"
        for path in python_files(*CODE)
        for node in functions(path)
        if any(isinstance(each, ast.Import | ast.ImportFrom) for each in ast.walk(node))
        if not any(part in named(path) for part in IMPORTING_LATE)
    }

    assert late == set()


def test_each_app_says_what_it_means() -> None:
    for app in app_folders():
        readme = app / "README.md"
        assert readme.exists(), f"{named(app)} has no README.md"
        assert 4 <= len(readme.read_text("utf-8").splitlines()) <= 40, named(readme)
