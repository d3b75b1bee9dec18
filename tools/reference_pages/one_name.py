"""One name for one act: function, permission, event, address and heading agree, or say why not.

`docs/explanation/architecture.md` tells the pattern. The page of actions is not written while
anything here is at fault.
"""

import ast
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from thidua.apps.accounts.registries.authorise import covered_by, permissions
from thidua.apps.audit.registries.action_names import action_names, following_names, former_names
from tools.reference_pages.route_names import routes
from tools.reference_pages.source_actions import APPS, ROOT, actions, quiet_acts


def faults() -> list[str]:
    """Everything that bears another name than it should, one line each."""
    return [*events(), *asked(), *covers(), *told(), *dialect(), *routes()]


def events() -> Iterator[str]:
    """An act records its own name; one that is made of other acts leaves that to them."""
    names = Counter(action.name for action in actions())
    yield from (f"{name}: two functions of this name" for name, n in names.items() if n > 1)
    known = {*names, *following_names()}
    for action in actions():
        if action.name not in action.records and (action.records or not action.parts):
            yield f"{action.name}: records {', '.join(action.records) or 'nothing'}"
        yield from (f"{action.name}: records {name}" for name in {*action.records} - known)


def asked() -> Iterator[str]:
    """An act asks for its own name, or for a permission that says it covers the act."""
    for action in actions():
        for name in action.needs:
            if name != action.name and action.name not in covered_by(name):
                yield f"{action.name}: asks {name}, which does not cover it"


def covers() -> Iterator[str]:
    """What is covered asks for that name; any other permission is an act's, or to see something."""
    needs = {action.name: action.needs for action in actions()}
    acts = {*needs, *quiet_acts()}
    for name in permissions():
        if (
            not covered_by(name)
            and name not in acts
            and not name.partition(".")[2].startswith("view")
        ):
            yield f"{name}: neither an act, nor covers any, nor called view…"
    for each in {act for name in permissions() for act in covered_by(name)}:
        if not any(each in covered_by(name) for name in needs.get(each, ())):
            yield f"{each}: covered, and does not ask for it"


def told() -> Iterator[str]:
    """What is called something in Vietnamese is still recorded, or is told to be a former name."""
    recorded = {name for action in actions() for name in action.records}
    acts = {action.name for action in actions()}
    yield from (f"{name}: called something, and no act" for name in {*action_names()} - acts)
    yield from (
        f"{name}: recorded without a name"
        for name in recorded - {*action_names(), *following_names()}
    )
    yield from (f"{name}: former, and recorded" for name in recorded & {*former_names()})
    yield from (f"{name}: follows, and is an act" for name in acts & {*following_names()})


def dialect() -> Iterator[str]:
    """One function says who: public, ``(user, what)``, a verb of the user, registered once."""
    for path in sorted(chain(APPS.glob("*/permissions.py"), APPS.glob("*/permissions/*.py"))):
        bodies: dict[str, str] = {}
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield from _function(path, node, bodies)


def _function(path: Path, node: ast.FunctionDef, bodies: dict[str, str]) -> Iterator[str]:
    place = f"{path.relative_to(ROOT)}::{node.name}"
    decorators = [ast.unparse(each).partition("(")[0] for each in node.decorator_list]
    if decorators != ["permission"]:
        yield f"{place}: not registered by one @permission"
    if len(node.args.args) != 2 or node.args.args[0].arg != "user":
        yield f"{place}: takes something else than (user, what)"
    if not node.name.partition("_")[0].endswith("s") or node.name.startswith("is_"):
        yield f"{place}: not a verb that says what the user does"
    does = "\n".join(ast.unparse(each) for each in (*node.args.args, *node.body[1:]))
    if does in bodies:
        yield f"{place}: says the same as {bodies[does]}; one function may bear several names"
    bodies[does] = node.name
