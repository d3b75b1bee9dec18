"""Tests can fail, and lie where their source does."""

import ast

from tests.architecture.project import ROOT, SOURCE, app_folders, functions, named, python_files
from tests.conftest import LONGEST

CHECKING = ("assert", "check", "expect", "refuse", "must", "raises", "warns", "fail")
ASKING_OF_THE_WHOLE = {"architecture", "journeys", "security"}


def asserts(node: ast.AST, checkers: set[str]) -> bool:
    """Whether a function asserts, expects an error, or calls something that does."""
    for each in ast.walk(node):
        if isinstance(each, ast.Assert | ast.Raise):
            return True
        if isinstance(each, ast.Call):
            name = each.func.attr if isinstance(each.func, ast.Attribute) else ""
            name = each.func.id if isinstance(each.func, ast.Name) else name
            if name in checkers or any(word in name for word in CHECKING):
                return True
    return False


def checkers() -> set[str]:
    """Functions of the tests' own support modules and test modules that assert."""
    return {
        node.name
        for path in python_files("tests")
        for node in functions(path)
        if not node.name.startswith("test_") and asserts(node, set())
    }


def test_each_test_asserts_something() -> None:
    known = checkers()
    idle = {
        f"{named(path)}::{node.name}"
        for path in python_files("tests")
        if path.name.startswith("test_")
        for node in functions(path)
        if node.name.startswith("test_") and not asserts(node, known)
    }

    assert idle == set()


def test_no_test_is_skipped_for_good_or_mocks_our_code() -> None:
    forbidden = ("pytest.mark.skip", "pytest.skip(", "unittest.mock", "mocker", "xfail")
    found = {
        f"{named(path)}: {word}"
        for path in python_files("tests")
        if path.name != "test_tests.py"
        for word in forbidden
        if word in path.read_text("utf-8")
    }

    assert found == set()


def test_folders_of_tests_mirror_the_source() -> None:
    """A folder of test modules has a source folder of its path, and each layer and app has one."""
    tests = ROOT / "tests"
    folders = {
        path.parent.relative_to(tests)
        for path in tests.rglob("test_*.py")
        if path.parent != tests and path.relative_to(tests).parts[0] not in ASKING_OF_THE_WHOLE
    }
    layers = {
        path.relative_to(SOURCE) for path in SOURCE.iterdir() if (path / "__init__.py").exists()
    }
    apps = {path.relative_to(SOURCE) for path in app_folders()}

    assert {str(each) for each in folders if not (SOURCE / each).is_dir()} == set()
    assert {str(each) for each in layers | apps} - {str(each) for each in folders} == set()


def test_what_begins_first_is_there() -> None:
    assert [name for name in LONGEST if not (ROOT / name).is_file()] == []
