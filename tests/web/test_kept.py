"""What is asked once is kept where it belongs, and nowhere by hand."""

import ast
from itertools import count
from types import SimpleNamespace

import pytest
from django.utils.functional import SimpleLazyObject

from tests.architecture.project import functions, named, python_files, tree
from thidua.web.kept import Kept, once_an_object

HOME = "src/thidua/web/kept.py"


def test_an_answer_is_made_once_for_its_mark_and_none_is_one() -> None:
    kept: Kept[int | None] = Kept(2)
    made = count()

    first = [kept.by("a", lambda: next(made)) for _ in range(2)]
    nothing = [kept.by("b", lambda: None), kept.by("b", lambda: next(made))]

    assert (first, nothing) == ([0, 0], [None, None])


def test_all_answers_go_when_there_are_too_many() -> None:
    kept: Kept[int] = Kept(2)
    made = count()

    found = [kept.by(mark, lambda: next(made)) for mark in "abcac"]

    assert found == [0, 1, 2, 3, 2]


def test_a_mark_whose_answer_fails_is_asked_again() -> None:
    kept: Kept[int] = Kept(2)

    with pytest.raises(ZeroDivisionError):
        kept.by("a", lambda: 1 // 0)

    assert kept.by("a", lambda: 7) == 7


def test_an_object_is_asked_once_and_again_when_it_was_forgotten() -> None:
    asked = count()

    @once_an_object
    def number(thing: SimpleNamespace) -> tuple[str, int]:
        return thing.name, next(asked)

    one, other = SimpleNamespace(name="a"), SimpleNamespace(name="b")
    found = [number(one), number(one), number(other)]
    number.forget(one)
    number.forget(SimpleNamespace(name="never asked"))

    assert found == [("a", 0), ("a", 0), ("b", 1)]
    assert number(one) == ("a", 2)


def test_the_user_of_a_request_is_the_same_behind_its_veil() -> None:
    user = SimpleNamespace()
    asked = count()

    @once_an_object
    def number(_user: object) -> int:
        return next(asked)

    veiled = SimpleLazyObject(lambda: user)
    found = [number(veiled), number(user)]
    number.forget(veiled)

    assert found == [0, 0]
    assert number(user) == 1


def test_nothing_else_keeps_answers_with_an_object() -> None:
    """No ``__dict__`` or private attribute of something else holds what was asked."""
    found = [
        f"{named(path)}:{node.lineno}"
        for path in python_files("src")
        if named(path) != HOME
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr == "__dict__"
    ]

    assert found == []


def test_no_method_is_cached_with_its_objects() -> None:
    """``lru_cache`` on a method keeps every object that it was ever called on."""
    found = [
        f"{named(path)}:{function.name}"
        for path in python_files("src")
        for function in functions(path)
        if function.args.args
        and function.args.args[0].arg in {"self", "cls"}
        and any(
            ast.unparse(each).partition("(")[0] in {"cache", "lru_cache"}
            for each in function.decorator_list
        )
    ]

    assert found == []
