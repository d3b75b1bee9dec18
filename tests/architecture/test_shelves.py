"""Every module of an app lies on a named shelf; what is asked of apps above is answered."""

import ast
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from tests.architecture.project import ROOT, app_folders, named, python_files, tree
from tests.architecture.shelves import DJANGO, NOTIONS, SHELVES

WRITES = {"create", "bulk_create", "bulk_update", "update_or_create", "get_or_create"}
WRITING_ELSEWHERE = {
    "src/thidua/apps/demo/telling/": "makes accounts, marks what it told as an illustration",
}


def modules_of(app: Path) -> Iterator[Path]:
    """The modules of an app, migrations and the package itself left out."""
    yield from (path for path in python_files(named(app)) if path != app / "__init__.py")


def shelf_of(path: Path, app: Path) -> str:
    """The file or folder in the app's own folder under which the module is found."""
    return path.relative_to(app).parts[0].removesuffix(".py")


def test_every_module_lies_on_a_named_shelf() -> None:
    lost = {
        named(path)
        for app in app_folders()
        for path in modules_of(app)
        if shelf_of(path, app) not in SHELVES | DJANGO | NOTIONS.get(app.name, set())
    }

    assert lost == set()


def test_every_notion_named_here_is_there() -> None:
    there = {
        app.name: {shelf_of(path, app) for path in modules_of(app)} - SHELVES - DJANGO
        for app in app_folders()
    }

    assert {app: notions for app, notions in there.items() if notions} == NOTIONS


def test_the_contract_of_imports_covers_every_shelf() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    inside = next(
        contract
        for contract in settings["tool"]["importlinter"]["contracts"]
        if contract.get("containers") == ["thidua.apps.*"]
    )
    covered = {
        name.strip().strip("()")
        for layer in inside["layers"]
        for name in layer.replace("|", ":").split(":")
    }

    assert inside["exhaustive"] is True
    assert covered == SHELVES.union(*NOTIONS.values())
    assert set(inside["exhaustive_ignores"]) == DJANGO


def test_only_actions_write() -> None:
    """No module but actions calls a method that changes rows."""
    found = {
        f"{named(path)}:{node.lineno}"
        for app in app_folders()
        for path in modules_of(app)
        if shelf_of(path, app) != "actions"
        if not any(part in named(path) for part in WRITING_ELSEWHERE)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and _changes_rows(node)
    }

    assert found == set()


def _changes_rows(call: ast.Call) -> bool:
    if not isinstance(call.func, ast.Attribute):
        return False
    by_keyword_only = not call.args
    match call.func.attr:
        case "save":  # a workbook's takes the place where it is saved
            return by_keyword_only
        case "update":  # a dictionary's and a hash's take what is added
            return by_keyword_only and bool(call.keywords)
        case "delete":
            return by_keyword_only and not call.keywords
        case name:
            return name in WRITES


def test_every_registry_has_a_registrant() -> None:
    """What nobody tells is never asked: such a registry is dead and goes."""
    import_module("thidua.config.health")  # the configuration tells apps too
    silent = set()
    for path in sorted(ROOT.glob("src/thidua/apps/*/registries/[a-z]*.py")):
        module = import_module(".".join(path.relative_to(ROOT / "src").with_suffix("").parts))
        kept = [
            value
            for name, value in vars(module).items()
            if name.startswith("_") and not name.startswith("__")
            if isinstance(value, list | dict)
        ]
        if not kept or not all(kept):
            silent.add(named(path))

    assert silent == set()


def test_a_seam_is_named_for_the_registry_it_fills_or_for_its_app() -> None:
    asked = {path.stem for path in ROOT.glob("src/thidua/apps/*/registries/*.py")} | {"badges"}
    apps = {app.name for app in app_folders()}
    unnamed = {
        named(path)
        for path in ROOT.glob("src/thidua/apps/*/seams/*.py")
        if path.stem not in asked | apps
    }

    assert unnamed == set()


def test_no_app_imports_the_views_or_forms_of_another() -> None:
    """What several apps need to answer a browser lies in ``thidua.web``."""
    crossing = {
        f"{named(path)}: {node.module}"
        for app in app_folders()
        for path in modules_of(app)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("thidua.apps.")
        for _, _, other, *shelf in [(node.module or "").split(".")]
        if other != app.name and shelf and shelf[0] in {"views", "forms"}
    }

    assert crossing == set()
