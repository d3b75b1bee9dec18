"""Files are where a newcomer looks for them, and import one another one way."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.architecture.project import (
    CODE,
    ROOT,
    SOURCE,
    app_folders,
    functions,
    named,
    python_files,
    tree,
)
from thidua.config.settings import base
from thidua.domain.calendar import VIETNAM

NAMELESS = {"utils", "helpers", "common", "misc", "shared", "lib"}
ZONE_CHANGES = {"timezone.activate", "timezone.override", "timezone.deactivate"}
DAYS_OF_THEIR_OWN = {
    "src/thidua/domain/calendar.py": "the one place that turns an instant into a day",
    "src/thidua/documents/vietnamese_dates.py": "writes a moment that was made local before",
    "src/thidua/formats/": "cells of sheets have no zone",
}
READ_RAW = re.compile(r"\b(answer|outcome|verdict|result)(\[\"|\.get\()")
IMPORTING_LATE = {
    "src/thidua/cli/": "a command that needs no Django must not start it",
    "bench/": "a measurement starts what it measures",
    "tools/with_postgres.py": "the server is not needed where one is given",
}


def test_imports_point_one_way(tmp_path: Path) -> None:
    # in a process of its own: it sets logging up anew, and every logger before would be silent
    command = [Path(sys.executable).with_name("lint-imports"), "--cache-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_packages_are_empty_and_things_imported_from_where_they_are() -> None:
    full = {
        named(path)
        for path in python_files(*CODE)
        if path.name == "__init__.py" and path.read_text("utf-8").strip()
        if not _shows_all_tables(path)
    }

    assert full == set()


def _shows_all_tables(path: Path) -> bool:
    """Django looks for an app's tables in ``models``: a folder of that name lists them all."""
    if path.parent.name != "models" or path.parent.parent not in app_folders():
        return False
    package = ".".join(path.parent.relative_to(ROOT / "src").parts)
    words, *imports, names = ast.parse(path.read_text("utf-8")).body
    shown = {
        (each.module, alias.name)
        for each in imports
        if isinstance(each, ast.ImportFrom)
        for alias in each.names
    }
    tables = {
        (f"{package}.{module.stem}", node.name)
        for module in path.parent.glob("[a-z]*.py")
        for node in ast.parse(module.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
    }
    return (
        isinstance(words, ast.Expr)
        and isinstance(names, ast.Assign)
        and all(isinstance(each, ast.ImportFrom) for each in imports)
        and tables <= shown
        and {module for module, _ in shown} == {module for module, _ in tables}
    )


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


def test_answers_that_are_kept_are_read_by_domain() -> None:
    found = {
        f"{named(path)}: {line.strip()}"
        for path in python_files("src/thidua/apps")
        if "/migrations/" not in named(path)
        for line in path.read_text("utf-8").splitlines()
        if READ_RAW.search(line)
    }

    assert found == set()


def test_nothing_is_hung_on_a_row_of_the_database() -> None:
    """What is shown beside it stands in a dataclass: mypy is not told to look away."""
    hung = {
        f"{named(path)}: {ast.unparse(each)}"
        for path in python_files("src/thidua/apps", "src/thidua/web")
        for node, lines in _assignments(path)
        for each in _attributes(node)
        if any("ignore[attr-defined]" in line for line in lines)
    }
    prefetched = {
        named(path)
        for path in python_files("src/thidua/apps")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.keyword) and node.arg == "to_attr"
    }

    assert {name for name in hung if not name.endswith(".reads_large_bodies")} == set()
    assert prefetched == set()


def _assignments(
    path: Path,
) -> Iterator[tuple[ast.Assign | ast.AnnAssign | ast.AugAssign, list[str]]]:
    written = path.read_text("utf-8").splitlines()
    for node in ast.walk(tree(path)):
        if isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
            yield node, written[node.lineno - 1 : node.end_lineno]


def _attributes(node: ast.Assign | ast.AnnAssign | ast.AugAssign) -> Iterator[ast.Attribute]:
    for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
        for each in target.elts if isinstance(target, ast.Tuple) else [target]:
            if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name):
                yield each


def test_days_of_instants_are_days_in_vietnam() -> None:
    """``moment.date()`` is the day of whatever zone the instant is in, mostly UTC."""
    naked = {
        f"{named(path)}:{node.lineno}"
        for path in python_files("src")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and not node.args and not node.keywords
        if isinstance(node.func, ast.Attribute)
        if node.func.attr in {"date", "today", "utcnow"}
        if ".strptime(" not in ast.unparse(node.func)  # a typed day
        if not any(part in named(path) for part in DAYS_OF_THEIR_OWN)
    }

    assert naked == set()


def test_nobody_changes_the_zone_of_the_program() -> None:
    changing = {
        f"{named(path)}:{node.lineno}"
        for path in python_files("src")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and ast.unparse(node) in ZONE_CHANGES
    }

    assert changing == set()
    assert ZoneInfo(base.TIME_ZONE) == VIETNAM
