"""Tests can fail: each one asserts something, by itself or through a named check."""

import ast

from tests.architecture.project import functions, named, python_files

CHECKING = ("assert", "check", "expect", "refuse", "must", "raises", "warns", "fail")


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
