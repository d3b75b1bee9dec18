"""What the apps' action modules hold, read from their source without running them."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ROOT / "src" / "thidua" / "apps"


NAMED_FOR_THEIR_NOUN = frozenset(
    {"accounts", "ballots", "dossiers", "jobs", "regulations", "schemes", "seasons"}
)
"""Apps of one thing, which goes without saying: ``close_ballot`` is ``ballots.close``."""


def public_name(app: str, function: str) -> str:
    """``app.verb_noun``, as the function is called; without the noun that the app is named for."""
    noun = app.removesuffix("s") if app in NAMED_FOR_THEIR_NOUN else "-"
    return f"{app}.{re.sub(f'_{noun}s?$', '', function)}"


@dataclass(frozen=True)
class Action:
    """One public write of an app."""

    app: str
    path: Path
    node: ast.FunctionDef
    needs: tuple[str, ...]
    records: tuple[str, ...]
    parts: tuple[str, ...]

    @property
    def name(self) -> str:
        """What permission, event, address and heading are called."""
        return public_name(self.app, self.node.name)

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


@cache
def sources() -> dict[str, "Source"]:
    """Every module of actions, as it is imported."""
    return {
        dotted(path): Source(path)
        for app in sorted(path for path in APPS.iterdir() if (path / "__init__.py").exists())
        for path in action_modules(app)
    }


@cache
def actions() -> tuple[Action, ...]:
    """Every action of every app, by app, module and place in the module."""
    return tuple(
        Action(app_of(module.path), module.path, node, *_names(node, module))
        for module in sources().values()
        for node in module.functions.values()
        if is_action(node)
    )


@cache
def places_of_acts() -> dict[str, str]:
    """The name of every act by its place in the code, quiet ones too."""
    return {
        f"{dotted(module.path)}.{node.name}": name
        for module in sources().values()
        for node in module.functions.values()
        for name in [public_name(app_of(module.path), node.name)]
        if not node.name.startswith("_") and (is_action(node) or name in _names(node, module)[0])
    }


def quiet_acts() -> frozenset[str]:
    """Acts that ask for their own name and tell nobody when: what a voter does in secret."""
    return frozenset(
        name
        for module in sources().values()
        for node in module.functions.values()
        for name in [public_name(app_of(module.path), node.name)]
        if not node.name.startswith("_") and name in _names(node, module)[0]
    )


def dotted(path: Path) -> str:
    """The module as it is imported."""
    parts = path.relative_to(APPS.parents[1]).with_suffix("").as_posix().replace("/", ".")
    return parts.removesuffix(".__init__")


def app_of(path: Path) -> str:
    """The app that a module lies in."""
    return path.relative_to(APPS).parts[0]


def is_action(node: ast.FunctionDef) -> bool:
    """Public, one transaction, and told the time by keyword."""
    atomic = any(ast.unparse(each).startswith("transaction.atomic") for each in node.decorator_list)
    timed = any(argument.arg == "at" for argument in node.args.kwonlyargs)
    return atomic and timed and not node.name.startswith("_")


class Source:
    """A module's functions, and where the names come from that it imports."""

    def __init__(self, path: Path) -> None:
        self.path = path
        body = ast.parse(path.read_text("utf-8")).body
        self.functions = {node.name: node for node in body if isinstance(node, ast.FunctionDef)}
        self.imported = {
            alias.asname or alias.name: (node.module or "", alias.name)
            for node in body
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }

    def named(self, called: ast.expr) -> tuple[str, str]:
        """Module and name of what is called; two empty words when it is no plain name."""
        if isinstance(called, ast.Name):
            own = (dotted(self.path), called.id)
            return own if called.id in self.functions else self.imported.get(called.id, ("", ""))
        if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
            module, name = self.imported.get(called.value.id, ("", ""))
            return f"{module}.{name}", called.attr
        return "", ""


def _names(
    node: ast.FunctionDef, source: Source
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Permissions asked, events recorded, and other actions called: here and in what helps it."""
    needs: dict[str, None] = {}
    records: dict[str, None] = {}
    parts: dict[str, None] = {}
    seen, waiting = {(source.path, node.name)}, [(source, node)]
    while waiting:
        here, function = waiting.pop()
        for call in (each for each in ast.walk(function) if isinstance(each, ast.Call)):
            module, called = here.named(call.func)
            asks = called in {"authorise", "can"}
            for keyword, name in _dotted(call):
                (needs if asks or keyword == "permission" else records)[name] = None
            if called == "record":
                continue
            there = sources().get(module)
            helper = there.functions.get(called) if there else None
            if there is None or helper is None or (there.path, called) in seen:
                continue
            seen.add((there.path, called))
            if is_action(helper):
                parts[public_name(app_of(there.path), called)] = None
            else:
                waiting.append((there, helper))
    return tuple(needs), tuple(records), tuple(parts)


def _dotted(call: ast.Call) -> Iterator[tuple[str, str]]:
    """Names such as "seasons.close" given to a call, as they stand, each under its keyword."""
    given = [("", value) for value in call.args]
    given += [(keyword.arg or "", keyword.value) for keyword in call.keywords]
    for keyword, value in given:
        text = value.value if isinstance(value, ast.Constant) else None
        if isinstance(text, str) and re.fullmatch(r"[a-z]+\.[a-z_]+", text):
            yield keyword, text
