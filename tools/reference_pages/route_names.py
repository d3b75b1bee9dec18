"""Addresses are called by what they do: the act's name, or the noun of a page.

An address does one act and bears its name. Where several addresses do the same act, each says after
it for whom or from where: ``enter_award_for_person``. The one other pattern is a page that takes
what is typed on it, which is called by what it shows: ``PAGES``. A view that chooses between acts,
by a posted word, a part of the address or a state, is refused: each act has an address of its own.
"""

import ast
import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from textwrap import dedent

from django.urls import URLPattern, URLResolver, get_resolver

from tools.reference_pages.source_actions import APPS, places_of_acts

_PACKAGE = "thidua.apps."
PAGES = frozenset(
    {
        "accounts:profile",
        "appraisals:evidence",
        "appraisals:sheet",
        "awards:discipline",
        "awards:imports",
        "awards:initiative",
        "awards:inquiry",
        "awards:person_year",
        "awards:unit_year",
        "ballots:opinion",
        "dossiers:council",
        "dossiers:report",
        "eligibility:compare_person",
        "eligibility:person",
        "eligibility:person_reason",
        "meetings:agenda",
        "meetings:attendance",
        "meetings:crew",
        "meetings:directions",
        "meetings:door",
        "meetings:invitations",
        "meetings:minutes",
        "meetings:papers",
        "meetings:resolutions",
        "meetings:rules",
        "organisations:members",
        "people:person",
        "people:workbook",
        "photos:album",
        "regulations:article",
        "regulations:head",
        "schemes:award",
        "schemes:class",
        "schemes:criterion",
        "schemes:deduction",
        "schemes:exclusion",
        "schemes:group",
        "schemes:heading",
        "schemes:settings",
        "seasons:departures",
        "seasons:phases",
    }
)
"""Pages of one act each, called by what they show."""
DONE_FIRST = {"dossiers:complete": frozenset({"dossiers.renew_checklist"})}
"""Acts done before an address's own, each in a transaction that stays when the own is refused."""


def routes(
    pages: frozenset[str] = PAGES, done_first: Mapping[str, frozenset[str]] = DONE_FIRST
) -> Iterator[str]:
    """Addresses that are called otherwise than the one act they do, one line each."""
    shown: set[str] = set()
    for app, pattern in _patterns(get_resolver()):
        address = f"{app}:{pattern.name}"
        does = acts_of(pattern.callback, places_of_acts()) - done_first.get(address, frozenset())
        if len(does) > 1:
            yield f"{address} chooses between {', '.join(sorted(does))}"
        for act in does if len(does) == 1 else ():
            own = act.partition(".")[2]
            if pattern.name == own or f"{pattern.name}".startswith(f"{own}_"):
                continue
            shown.add(address)
            if address not in pages or _only_takes(pattern.callback):
                yield f"{address} does {act}"
    yield from (f"{address}: a page of no act" for address in sorted(pages - shown))


def acts_of(view: Callable[..., object], acts: Mapping[str, str]) -> set[str]:
    """The acts that a view may do; ``acts`` gives the name of each by its place in the code."""
    inner = inspect.unwrap(view)
    module = sys.modules[inner.__module__]
    made_as = (name for name, value in vars(module).items() if value is view)
    place = f"{inner.__module__}.{next(made_as, inner.__qualname__)}"
    return {acts[each] for each in _reached(place, acts)}


def _patterns(resolver: URLResolver) -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            if each.callback.__module__.startswith(_PACKAGE):
                yield each.callback.__module__.split(".")[2], each
        else:
            yield from _patterns(each)


def _only_takes(view: Callable[..., object]) -> bool:
    source = ast.parse(dedent(inspect.getsource(inspect.unwrap(view)))).body[0]
    decorators = source.decorator_list if isinstance(source, ast.FunctionDef) else []
    return any(ast.unparse(each) == "require_POST" for each in decorators)


def _reached(place: str, acts: Mapping[str, str]) -> set[str]:
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
