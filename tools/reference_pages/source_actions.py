"""What the apps' action modules hold, read from their source without running them."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ROOT / "src" / "thidua" / "apps"


@dataclass(frozen=True)
class Action:
    """One public write of an app."""

    app: str
    path: Path
    node: ast.FunctionDef
    needs: tuple[str, ...]
    records: tuple[str, ...]

    @property
    def name(self) -> str:
        """``app.verb``: as recorded, else as authorised, else after the function."""
        if len(self.records) == 1:
            return self.records[0]
        if len(self.needs) == 1 and not self.records:
            return self.needs[0]
        return f"{self.app}.{self.node.name}"

    @property
    def signature(self) -> str:
        """As it is called and what it answers."""
        answer = f" -> {ast.unparse(self.node.returns)}" if self.node.returns else ""
        return f"{self.node.name}({ast.unparse(self.node.args)}){answer}"

    @cached_property
    def docstring(self) -> str:
        """What it does, in domain words."""
        return ast.get_docstring(self.node) or ""

    @property
    def place(self) -> str:
        """The module, seen from the project."""
        return self.path.relative_to(ROOT).as_posix()


def action_modules(app: Path) -> list[Path]:
    """``actions.py``, or every module of the folder ``actions``."""
    return sorted([*app.glob("actions.py"), *app.glob("actions/*.py")])


def actions() -> Iterator[Action]:
    """Every action of every app, by app, module and place in the module."""
    for app in sorted(path for path in APPS.iterdir() if (path / "__init__.py").exists()):
        trees = {path: ast.parse(path.read_text("utf-8")) for path in action_modules(app)}
        functions = {
            node.name: node
            for path, tree in trees.items()
            for node in tree.body
            if isinstance(node, ast.FunctionDef)
            if node.name.startswith("_") or path.stem == "locking"
        }
        for path, tree in trees.items():
            for node in tree.body:
                if isinstance(node, ast.FunctionDef) and is_action(node):
                    needs, records = _names(node, functions)
                    yield Action(app.name, path, node, needs, records)


def is_action(node: ast.FunctionDef) -> bool:
    """Public, one transaction, and told the time by keyword."""
    atomic = any(ast.unparse(each).startswith("transaction.atomic") for each in node.decorator_list)
    timed = any(argument.arg == "at" for argument in node.args.kwonlyargs)
    return atomic and timed and not node.name.startswith("_")


def _names(
    node: ast.FunctionDef, functions: dict[str, ast.FunctionDef]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Permissions asked and events recorded, in its body, private helpers and ``locking``."""
    needs: dict[str, None] = {}
    records: dict[str, None] = {}
    seen, waiting = {node.name}, [node]
    while waiting:
        for call in (each for each in ast.walk(waiting.pop()) if isinstance(each, ast.Call)):
            called = call.func.id if isinstance(call.func, ast.Name) else ""
            found = needs if called in {"authorise", "can"} else records
            found.update(dict.fromkeys(_dotted(call)))
            if called in functions and called not in seen:
                seen.add(called)
                waiting.append(functions[called])
    return tuple(needs), tuple(records)


def _dotted(call: ast.Call) -> Iterator[str]:
    """Names such as "seasons.close" given to a call, as they stand."""
    for value in [*call.args, *(keyword.value for keyword in call.keywords)]:
        if not isinstance(value, ast.Constant) or not isinstance(value.value, str):
            continue
        if re.fullmatch(r"[a-z]+\.[a-z_]+", value.value):
            yield value.value
