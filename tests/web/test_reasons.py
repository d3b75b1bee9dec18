"""A reason is kept as it was given, or refused."""

import ast

import pytest

from tests.architecture.project import APPS, named, python_files, tree
from thidua.web.reasons import ReasonForm, ReasonTooLong, kept_whole


def test_spaces_around_do_not_count() -> None:
    assert kept_whole("  vì mưa bão  ", 10) == "vì mưa bão"


def test_one_letter_more_is_refused_with_both_numbers() -> None:
    with pytest.raises(ReasonTooLong, match="dài 11 ký tự; nhiều nhất 10"):
        kept_whole("vì mưa bão!", 10)


def test_the_form_says_what_the_act_takes() -> None:
    form = ReasonForm({"reason": "x" * 301}, longest=300, hint="Ít nhất 10 ký tự.")

    assert not form.is_valid()
    assert "300" in str(form.errors["reason"])
    assert "Ít nhất 10 ký tự." in str(form)
    assert ReasonForm({"reason": "x" * 300}, longest=300).is_valid()


def test_other_texts_are_refused_by_their_name() -> None:
    with pytest.raises(ReasonTooLong, match="Căn cứ dài 3 ký tự; nhiều nhất 2"):
        kept_whole("abc", 2, "Căn cứ")


def test_no_action_or_form_cuts_what_was_typed() -> None:
    found = [
        f"{named(path)}:{node.lineno}"
        for path in python_files("src")
        if path.is_relative_to(APPS) and {"actions", "forms", "forms.py"} & set(path.parts)
        for node in ast.walk(tree(path))
        if _cuts_typed(node)
    ]

    assert found == []


def _cuts_typed(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice)):
        return False
    made = node.value
    is_call = isinstance(made, ast.Call) and isinstance(made.func, ast.Attribute)
    return is_call and made.func.attr == "strip"
