"""Which actions, permissions and lists no test called: read from what the tests really ran.

Run it after the tests under ``slipcover``; exit status 1 names what was never entered.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.covered import measured
from tools.reference_pages.source_actions import actions

ROOT = Path(__file__).resolve().parents[1]
APPS = ROOT / "src" / "thidua" / "apps"


def main() -> int:
    """Compare the functions that must be tried with the lines that were run."""
    ran = {ROOT / name: set(module["executed_lines"]) for name, module in measured().items()}
    untried = [name for name, path, node in to_try() if not _lines(node) & ran.get(path, set())]
    for name in untried:
        print(f"no test calls {name}", file=sys.stderr)
    return 1 if untried else 0


def to_try() -> Iterator[tuple[str, Path, ast.FunctionDef]]:
    """Every action, permission and ``…_visible_to``: name, module, function."""
    for action in actions():
        yield action.name, action.path, action.node
    for path in sorted(APPS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and _must_be_tried(node):
                yield f"{path.relative_to(ROOT)}::{node.name}", path, node


def _must_be_tried(node: ast.FunctionDef) -> bool:
    decorators = {ast.unparse(each).partition("(")[0] for each in node.decorator_list}
    return "permission" in decorators or node.name.endswith("_visible_to")


def _lines(node: ast.FunctionDef) -> set[int]:
    """Lines of the body, the docstring left out: it does not run."""
    first = 1 if ast.get_docstring(node) is not None else 0
    body = node.body[first:]
    return set(range(body[0].lineno, (node.end_lineno or body[0].lineno) + 1)) if body else set()


if __name__ == "__main__":
    sys.exit(main())
