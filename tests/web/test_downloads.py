"""Every file goes out by one way: named in Vietnamese, kept by nobody, run by no browser."""

import ast
import unicodedata
from io import BytesIO
from urllib.parse import unquote

import pytest

from tests.architecture.project import named, python_files, tree
from thidua.web.downloads import KINDS, LONGEST_NAME, file_answer, file_name, stored_answer

HOME = "src/thidua/web/downloads.py"


@pytest.mark.parametrize("ending", sorted(KINDS))
def test_saved_file_carries_its_name_and_kind(ending: str) -> None:
    name = f"Biên bản số 12{ending}"

    for answer in (file_answer(b"x", name), stored_answer(BytesIO(b"x"), name)):
        headers = answer.headers
        assert unquote(headers["Content-Disposition"]) == f"attachment; filename*=utf-8''{name}"
        assert headers["Content-Type"] == KINDS[ending]
        assert headers["Cache-Control"] == "private, no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert b"".join(answer) == b"x"


def test_shown_file_is_opened_by_the_browser() -> None:
    answer = file_answer(b"x", "slips.pdf", shown=True)

    assert answer.headers["Content-Disposition"] == 'inline; filename="slips.pdf"'
    assert "Content-Security-Policy" not in answer.headers


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tờ trình 12/TTr: «a».docx", "Tờ trình 12-TTr- «a».docx"),
        ("..\\..\\a\r\nb.pdf", "-..-a-b.pdf"),
        (unicodedata.normalize("NFD", "Phiếu kín.pdf"), "Phiếu kín.pdf"),
        (f"{'ắ' * 300}.xlsx", f"{'ắ' * (LONGEST_NAME - 5)}.xlsx"),
    ],
)
def test_name_is_one_that_every_system_takes(text: str, name: str) -> None:
    assert file_name(text) == name


def test_no_other_module_names_a_file() -> None:
    found = [
        named(path)
        for path in python_files("src")
        if named(path) != HOME and any(_names_a_file(node) for node in ast.walk(tree(path)))
    ]

    assert found == []


def _names_a_file(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):
        return str(node.value).lower() == "content-disposition"
    return isinstance(node, ast.Name) and node.id in {"FileResponse", "content_disposition_header"}
