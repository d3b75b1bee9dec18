"""What an action keeps is Vietnamese whoever acts (decision 48), not in the words of the actor."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import thidua.apps

SAID = {"_", "gettext", "ngettext"}
KEEPING = {"create", "update", "get_or_create", "update_or_create", "record", "start_job"}
APPS = Path(thidua.apps.__path__[0])
ACTIONS = sorted([*APPS.glob("*/actions.py"), *APPS.glob("*/actions/**/*.py")])


def is_said(node: ast.AST) -> bool:
    """Whether gettext is asked in it, but for what a refusal would call a text (``kept_whole``)."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        if node.func.id == "kept_whole":
            return False
        if node.func.id in SAID:
            return True
    return any(is_said(each) for each in ast.iter_child_nodes(node))


def is_keeping(call: ast.Call) -> bool:
    """A write, or a row made of keywords: ``Line.objects.create(…)``, ``Reminder(…)``."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr in KEEPING
    is_class = isinstance(call.func, ast.Name) and call.func.id[:1].isupper()
    return is_class or (isinstance(call.func, ast.Name) and call.func.id in KEEPING)


def kept(tree: ast.AST) -> Iterator[ast.AST]:
    """Values that are stored: of rows, of their attributes, of what the journal is told."""
    refused = {id(each) for raised in ast.walk(tree) if isinstance(raised, ast.Raise)
               for each in ast.walk(raised)}  # fmt: skip
    for node in ast.walk(tree):
        if id(node) in refused:
            continue
        if isinstance(node, ast.Call) and is_keeping(node):
            yield from (keyword.value for keyword in node.keywords)
        if isinstance(node, ast.Assign):
            stored = [
                each
                for each in node.targets
                if isinstance(each, ast.Attribute) and ast.unparse(each.value) != "refusal"
            ]
            named = [each for each in node.targets if isinstance(each, ast.Name)]
            if stored or any(each.id == "data" for each in named):
                yield node.value


def stored_words(text: str) -> list[int]:
    return sorted({value.lineno for value in kept(ast.parse(text)) if is_said(value)})  # type: ignore[attr-defined] # expressions have lines


@pytest.mark.parametrize(
    "wrong",
    [
        'Row.objects.create(reason=_("rời khối"))',
        'rows.update(reason=_("rời %s") % name)',
        'row.reason = _("rời khối")',
        'data = {"why": _("rời khối")}',
        'record("a.b", row, data={"why": _("rời khối")})',
        'sample = Reminder(text=_("Tin thử"))',
    ],
)
def test_a_stored_sentence_is_found(wrong: str) -> None:
    assert stored_words(wrong) == [1]
    assert stored_words('row.name = kept_whole(text, 60, _("Tên"))') == []


@pytest.mark.parametrize("path", ACTIONS, ids=lambda path: str(Path(path).relative_to(APPS)))
def test_what_an_action_keeps_is_not_in_the_language_of_who_acts(path: Path) -> None:
    assert stored_words(path.read_text("utf-8")) == []
