"""Addresses are called by what they do: the act's name, or a noun for a page.

A view that only takes what is sent, and does one act of its app, bears the name of that act. So
does every other view of one act whose name begins with the verb of an act. Where several addresses
do the same act, each says after it for whom or from where: ``enter_award_for_person``.
"""

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

from tools.reference_pages.source_actions import APPS, actions, dotted

_PACKAGE = "thidua.apps."


def routes() -> Iterator[str]:
    """Addresses that are called otherwise than the act they do, one line each."""
    acts = {f"{dotted(action.path)}.{action.node.name}": action.name for action in actions()}
    verbs = {name.partition(".")[2].partition("_")[0] for name in acts.values()}
    for app, pattern in _patterns(get_resolver()):
        view = inspect.unwrap(pattern.callback)
        does = {acts[each] for each in _reached(f"{view.__module__}.{view.__qualname__}", acts)}
        own = {name.partition(".")[2] for name in does if name.startswith(f"{app}.")}
        name = pattern.name or ""
        if len(own) == 1 and (name.partition("_")[0] in verbs or _only_takes(view)):
            (act,) = own
            if name != act and not name.startswith(f"{act}_"):
                yield f"{app}:{name} does {app}.{act}"


def _patterns(resolver: URLResolver) -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            if each.callback.__module__.startswith(_PACKAGE):
                yield each.callback.__module__.split(".")[2], each
        else:
            yield from _patterns(each)


def _only_takes(view: object) -> bool:
    source = ast.parse(inspect.getsource(view)).body[0]  # type: ignore[arg-type]
    decorators = source.decorator_list if isinstance(source, ast.FunctionDef) else []
    return any(ast.unparse(each) == "require_POST" for each in decorators)


def _reached(place: str, acts: dict[str, str]) -> set[str]:
    """The acts that a function names, itself or through what it names."""
    seen: set[str] = set()
    waiting = [place]
    while waiting:
        each = waiting.pop()
        if each not in seen:
            seen.add(each)
            if each not in acts:
                waiting.extend(_named(each))
    return seen & acts.keys()


@cache
def _named(place: str) -> tuple[str, ...]:
    """What a function, class or constant of a module names, as it is imported."""
    name, (own, imported) = place.rpartition(".")[2], _module(place.rpartition(".")[0])
    if name not in own:
        return (imported[name],) if name in imported else ()
    within = [*ast.walk(own[name])]
    names = (node for node in within if isinstance(node, ast.Name))
    local = {node.id for node in names if isinstance(node.ctx, ast.Store)}
    local |= {node.arg for node in within if isinstance(node, ast.arg)}
    found: list[str] = []
    for node in within:
        if isinstance(node, ast.Name) and node.id in {*own, *imported} - local:
            found.append(imported.get(node.id, f"{place.rpartition('.')[0]}.{node.id}"))
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.append(f"{imported.get(node.value.id, '')}.{node.attr}")
    return tuple(each for each in found if each.startswith(_PACKAGE))


@cache
def _module(dotted_name: str) -> tuple[dict[str, ast.stmt], dict[str, str]]:
    """What a module of the apps defines, and what it imports from where."""
    path = APPS.parents[1] / dotted_name.replace(".", "/")
    own: dict[str, ast.stmt] = {}
    imported: dict[str, str] = {}
    for node in _body(path):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            own[node.name] = node
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            own.update({each.id: node for each in targets if isinstance(each, ast.Name)})
        elif isinstance(node, ast.ImportFrom):
            imported.update(
                {each.asname or each.name: f"{node.module}.{each.name}" for each in node.names}
            )
    return own, imported


def _body(path: Path) -> list[ast.stmt]:
    for file in (path.with_suffix(".py"), path / "__init__.py"):
        if file.exists():
            return ast.parse(file.read_text("utf-8")).body
    return []
