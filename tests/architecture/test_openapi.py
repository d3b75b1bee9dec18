"""The committed description of the read API is the one that the program gives."""

import ast
import json

from tests.architecture.project import ROOT, python_files, tree
from tools.reference_pages.openapi import page

SNAPSHOT = ROOT / "docs" / "reference" / "openapi.json"
METHODS = {"get", "post", "put", "patch", "delete"}


def operations() -> dict[str, tuple[str, str]]:
    """Method and path of each operation, by its name."""
    paths = json.loads(page())["paths"]
    return {
        operation["operationId"]: (method, path)
        for path, methods in paths.items()
        for method, operation in methods.items()
        if method in METHODS
    }


def test_the_committed_description_is_fresh() -> None:
    assert SNAPSHOT.read_text("utf-8") == page(), "run `make docs` and look at the difference"


def test_what_writes_has_a_key_under_which_it_is_done_once() -> None:
    assert {method for method, _ in operations().values()} == {"get", "post"}
    for methods in json.loads(page())["paths"].values():
        for operation in (methods[name] for name in methods if name == "post"):
            names = {each["name"] for each in operation["parameters"] if each["in"] == "header"}
            assert names == {"Idempotency-Key"}


def test_each_operation_is_named_for_its_app_and_what_it_does() -> None:
    for name, (_, path) in operations().items():
        app, _, verb = name.partition(".")
        assert (ROOT / "src/thidua/apps" / app).is_dir(), name
        assert verb.isidentifier(), name
        assert path.startswith("/api/v1/"), path


def test_units_blocs_seasons_schemes_and_ranking_can_be_read() -> None:
    paths = {path for _, path in operations().values()}

    assert {
        "/api/v1/units",
        "/api/v1/blocs",
        "/api/v1/seasons",
        "/api/v1/seasons/{season_id}",
        "/api/v1/schemes",
        "/api/v1/schemes/{scheme_id}",
        "/api/v1/seasons/{season_id}/ranking",
    } <= paths


def test_no_two_apps_name_a_schema_alike() -> None:
    """The description holds schemas by name alone: the later one would replace the other."""
    names = [
        node.name
        for path in python_files("src/thidua/apps")
        if path.name == "api.py"
        for node in tree(path).body
        if isinstance(node, ast.ClassDef)
    ]

    assert sorted(name for name in set(names) if names.count(name) > 1) == []
