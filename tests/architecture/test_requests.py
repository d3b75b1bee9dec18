"""What a request says is read by a form or by ``thidua.web``, and handed on with a type."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.project import SOURCE, named, python_files, templates, tree

SENT = {"GET", "POST", "FILES", "COOKIES", "META"}
READERS = "src/thidua/web/"
READ_WHOLE = {  # modules that look at everything sent, whatever it is called
    "src/thidua/config/clean_requests.py": "cleans every text before any view reads it",
    "src/thidua/config/middleware.py": "refuses null characters wherever they stand",
    "src/thidua/config/health.py": "answers before the middleware, by who asks",
    "src/thidua/config/api_errors.py": "names the parameters that the API does not know",
}
SHOWN_RAW = {"theme", "type_size"}  # cookies that the frame of every page writes into its root


def test_requests_are_handed_whole_to_a_form_or_a_reader() -> None:
    raw = {
        named(path): sorted(found)
        for path in python_files("src")
        if not named(path).startswith(READERS)
        if (found := set(_read_by_hand(tree(path))))
    }

    assert {path: lines for path, lines in raw.items() if path not in READ_WHOLE} == {}
    assert [path for path in READ_WHOLE if path not in raw] == []


def test_templates_show_what_was_read() -> None:
    raw = {
        (path.relative_to(SOURCE).as_posix(), name)
        for path in templates()
        for name in re.findall(r"request\.(?:GET|POST|COOKIES)\.(\w+)", path.read_text("utf-8"))
        if name not in SHOWN_RAW
    }

    assert raw == set()


def _read_by_hand(module: ast.Module) -> Iterator[int]:
    """Lines where something sent is picked out of a request instead of being handed on whole."""
    whole = {id(each) for node in ast.walk(module) for each in _handed_on(node)}
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and _is_sent(node) and id(node) not in whole:
            yield node.lineno


def _is_sent(node: ast.Attribute) -> bool:
    return node.attr in SENT and ast.unparse(node.value).endswith("request")


def _handed_on(node: ast.AST) -> list[ast.expr]:
    """What a call gets; a form is bound to nothing (``or None``, ``if``) when nothing was sent."""
    if isinstance(node, ast.Call):
        return [*node.args, *(each.value for each in node.keywords)]
    if isinstance(node, ast.BoolOp):
        return node.values
    return [node.body, node.orelse] if isinstance(node, ast.IfExp) else []
