"""A form that asks once shows its box last, and only once it was asked for."""

import ast

from django import forms

from tests.architecture.project import named, python_files, tree
from thidua.domain.refusal import Refusal
from thidua.web.acting import done
from thidua.web.ask_once import AskedOnce, AskOnceForm


class Named(AskOnceForm):
    """Something with a name."""

    confirmation = "Đúng là người khác"
    name = forms.CharField()


class Odd(AskedOnce):
    """The name is odd."""


def write(form: Named, written: list[object]) -> None:
    """Keep what was typed, unless nobody looked at it."""
    if not form.is_ticked:
        raise Odd("Tên lạ.")
    written.append(form.told)


def test_the_box_comes_with_the_refusal_and_lets_the_act_be_done() -> None:
    written: list[object] = []
    asked, ticked = Named({"name": "A"}), Named({"name": "A", "despite_doubts": "on"})

    answers = [done(form, lambda form=form: write(form, written)) for form in (asked, ticked)]

    assert answers == [False, True]
    assert list(asked.fields) == ["name", "despite_doubts"]
    assert asked.fields["despite_doubts"].label == "Đúng là người khác"
    assert asked.non_field_errors() == ["Tên lạ."]
    assert written == [{"name": "A"}]


def test_the_box_stands_last_beside_another_error() -> None:
    form = Named({"name": "", "despite_doubts": "on"})

    assert not form.is_valid()
    assert list(form.fields) == ["name", "despite_doubts"]
    assert form["despite_doubts"].value() is True


def test_another_refusal_asks_for_no_box() -> None:
    form = Named({"name": "A"})

    def refuse() -> None:
        raise Refusal("Không được.")

    assert not done(form, refuse)
    assert list(form.fields) == ["name"]
    assert list(Named().fields) == ["name"]


def test_one_page_asks_before_an_act_and_one_box_is_ticked() -> None:
    """Both are written in ``web`` alone: views call ``confirm_page``, forms are ``AskOnceForm``."""
    spelled = {"components/confirm.html", "despite_doubts"}
    found = {
        (named(path), node.value)
        for path in python_files("src")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and node.value in spelled
    }

    assert found == {
        ("src/thidua/web/acting.py", "components/confirm.html"),
        ("src/thidua/web/ask_once.py", "despite_doubts"),
    }
