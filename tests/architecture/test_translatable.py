"""Every text that a user sees is handed to gettext, so that another language can be added.

What is Vietnamese whatever the reader's language stands in ``WRITTEN_IN_VIETNAMESE``; the rule
and its reasons are in ``docs/decisions/0025-what-is-translated.md``.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path("src/thidua")
LETTER = re.compile(
    "[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE
)
MARKS = {"_", "_L", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
READS = {
    *("compile", "match", "fullmatch", "search", "sub", "replace"),
    *("removesuffix", "removeprefix"),
}
"""Calls whose literal is read by the program, not shown."""
PLACES = re.compile(r"%\(\w+\)[sd]|%[sd%]")
NAMES_FILES = {"paper_answer", "file_answer", "stored_answer"}
"""Calls that send a file, whose name is Vietnamese like what is in it."""

WRITTEN_IN_VIETNAMESE = {
    "demo": "what people of the demonstration wrote",
    "migrations": "rows of earlier versions",
    "management": "commands answer in Vietnamese",
    "backup": "commands answer in Vietnamese",
    "variables": "commands answer in Vietnamese, before Django is started",
    "papers": "official papers are Vietnamese",
    "sheets": "workbooks go to offices and come back: their heads are Vietnamese",
    "covenant": "the text that is signed",
    "api.py": "the API answers in Vietnamese",
    "api_errors.py": "the API answers in Vietnamese",
    "context.py": "the name of this program",
    "base.py": "names of this program",
    "sign_in.py": "names of this program",
    "formats.py": "how Vietnamese writes days",
}
"""Folders and files, and why."""

STORED = {
    "appraisals/scoring/written_words.py",
    "awards/statistics/unit_counts.py",
    "dossiers/forms/council.py",
    "organisations/seats/offices.py",
    "organisations/settings/kinds.py",
    "pledges/actions/covenants.py",
    "schemes/actions/drafting.py",
    "schemes/actions/editing.py",
    "schemes/definition/edits.py",
    "schemes/definition/ids.py",
    "schemes/definition/line_edits.py",
    "schemes/views/files.py",
    "seasons/actions/carrying.py",
    "seasons/year/left_open.py",
}
"""Modules whose text is kept in a row, read back, or names a file: that is Vietnamese."""


def _modules() -> Iterator[Path]:
    for layer in ("apps", "web", "config"):
        for path in sorted((SOURCE / layer).rglob("*.py")):
            inside = path.relative_to(SOURCE / layer)
            if not WRITTEN_IN_VIETNAMESE.keys() & set(inside.parts) and str(inside) not in STORED:
                yield path


def _called(node: ast.AST) -> str:
    function = getattr(node, "func", None)
    return getattr(function, "id", "") or getattr(function, "attr", "")


def _is_shown(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    """Whether a text reaches people: no docstring, no key, nothing that is only compared."""
    parent = parents[node]
    if isinstance(parent, ast.Expr | ast.Compare | ast.MatchValue):
        return False
    if isinstance(parent, ast.Set) and isinstance(parents[parent], ast.Compare):
        return False
    if isinstance(parent, ast.Dict) and node in parent.keys:
        return False
    if _called(parent) in READS:
        return False
    while node in parents:
        node = parents[node]
        if _called(node) in MARKS | NAMES_FILES or _is_name_of_file(node, parents):
            return False
    return True


def _is_name_of_file(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    """Whether the next statement sends a file and this one is ``name = …`` of it."""
    if not (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "name"):
        return False
    body = getattr(parents[node], "body", [])
    after = body[body.index(node) + 1 :] if node in body else []
    calls = (call for sent in after[:1] for call in ast.walk(sent))
    return any(_called(call) in NAMES_FILES for call in calls)


def untranslated(source: str) -> list[tuple[int, str]]:
    """Line and text of every Vietnamese literal that gettext never sees."""
    tree = ast.parse(source)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and LETTER.search(node.value)
        and _is_shown(node, parents)
    ]


def test_every_text_can_be_translated() -> None:
    found = {
        f"{path.relative_to(SOURCE)}:{line}": text
        for path in _modules()
        for line, text in untranslated(path.read_text("utf-8"))
    }

    assert found == {}


def test_every_message_has_words_of_its_own() -> None:
    """Places alone say nothing to a translator: such a text is put together without gettext."""
    found = {
        f"{path.relative_to(SOURCE)}:{node.lineno}": message.value
        for path in _modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if _called(node) in MARKS
        and (message := node.args[0])
        and isinstance(message, ast.Constant)
        if not re.search(r"[^\W\d_]", PLACES.sub("", message.value))
    }

    assert found == {}


def test_what_is_kept_apart_is_still_there() -> None:
    assert [name for name in STORED if not (SOURCE / "apps" / name).exists()] == []


def test_a_bare_text_is_seen() -> None:
    assert untranslated('def no(x):\n    raise Refusal(f"Chưa nộp {x}")') == [(2, "Chưa nộp ")]
    assert untranslated('from x import _\na = _("Chưa nộp")\nb = {"có": 1}') == []
