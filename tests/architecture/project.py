"""Where the project's files are, and how they are read: for the tests of its own shape."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "thidua"
APPS = SOURCE / "apps"
CODE = ("src", "tests", "tools", "bench")


def python_files(*folders: str) -> list[Path]:
    """Every module in the folders, migrations left out."""
    return [
        path
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def templates() -> list[Path]:
    """Every HTML template of the product."""
    return sorted(SOURCE.rglob("*.html"))


def documents() -> list[Path]:
    """Every page of documentation, wherever it stands."""
    found = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "src").rglob("*.md")]
    return sorted(found)


def app_folders() -> list[Path]:
    """The folder of each app."""
    return sorted(path for path in APPS.iterdir() if (path / "__init__.py").exists())


def named(path: Path) -> str:
    """The path as it is written in messages and lists."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """The parsed module."""
    return ast.parse(path.read_text("utf-8"), str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
