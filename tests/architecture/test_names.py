"""One name everywhere: what is asked, recorded, shown and written in the reference agree."""

import ast
import re

from tests.architecture.project import APPS, named, python_files
from thidua.apps.accounts.registries.authorise import permissions
from thidua.apps.audit.registries.action_names import action_names
from tools.reference_pages.source_actions import actions
from tools.reference_pages.subjects import CASES

VIETNAMESE = re.compile(r"[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")


def recorded() -> set[str]:
    """Every event that some code puts into the journal."""
    names = {name for action in actions() for name in action.records}
    for path in sorted(APPS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "record" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    names.add(first.value)
    return names


def test_each_recorded_action_is_called_something_in_vietnamese() -> None:
    shown = action_names()

    assert len(recorded()) > 50
    assert {name for name in recorded() if name not in shown} == set()
    assert {name for name, words in shown.items() if not VIETNAMESE.search(words)} == set()


def test_no_name_is_kept_for_an_action_that_is_gone() -> None:
    assert set(action_names()) - recorded() == set()


def test_each_permission_that_actions_ask_exists_and_says_whom_it_lets() -> None:
    asked = {name for action in actions() for name in action.needs}
    silent = {name for name, check in permissions().items() if not check.__doc__}

    assert asked - set(permissions()) == set()
    assert silent == set()


def test_the_matrix_asks_about_every_kind_of_subject() -> None:
    kinds = {list(check.__annotations__.values())[1] for check in permissions().values()}

    assert kinds - set(CASES) == set()


def test_permissions_are_registered_in_modules_of_that_name() -> None:
    elsewhere = {
        named(path)
        for path in python_files("src/thidua/apps")
        if "@permission(" in path.read_text("utf-8")
    }

    assert {name for name in elsewhere if "/permissions" not in name} == {
        "src/thidua/apps/accounts/registries/authorise.py"
    } & elsewhere
