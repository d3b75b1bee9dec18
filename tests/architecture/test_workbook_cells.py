"""Every cell of every workbook is written by the one writer, which cleans text."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.project import named, python_files, tree

WRITER = "src/thidua/formats/cell_text.py"
SHEETS = {"sheet", "page", "words_sheet", "worksheet"}
ITS_OWN = {"WriteOnlyCell", "Comment"}


def writing() -> list[Path]:
    """The modules that make workbooks."""
    return [
        path
        for path in python_files("src")
        if named(path) != WRITER and "openpyxl" in path.read_text("utf-8")
    ]


def own_writes(path: Path) -> Iterator[str]:
    """Places where a module writes a cell past the writer."""
    for node in ast.walk(tree(path)):
        if any(wrong(node) for wrong in (_assigns, _calls, _imports)):
            yield f"{named(path)}:{getattr(node, 'lineno', 0)}"


def _assigns(node: ast.AST) -> bool:
    if not isinstance(node, ast.Assign):
        return False
    return any(
        (isinstance(target, ast.Attribute) and target.attr in {"value", "data_type"})
        or (isinstance(target, ast.Subscript) and _is_sheet(target.value))
        for target in node.targets
    )


def _imports(node: ast.AST) -> bool:
    return isinstance(node, ast.ImportFrom) and bool(ITS_OWN & {each.name for each in node.names})


def _calls(call: ast.AST) -> bool:
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
        return False
    if call.func.attr == "cell":
        return len(call.args) > 2 or any(each.arg == "value" for each in call.keywords)
    return call.func.attr == "append" and _is_sheet(call.func.value)


def _is_sheet(node: ast.expr) -> bool:
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return name in SHEETS


def test_no_module_writes_a_cell_past_the_writer() -> None:
    paths = writing()

    assert len(paths) >= 8
    assert [place for path in paths for place in own_writes(path)] == []
