"""What leaves as a file is Vietnamese, whoever asks for it (decision 48)."""

import ast
from collections.abc import Iterator
from pathlib import Path

APPS = Path("src/thidua/apps")
SENDS = {"file_answer", "paper_answer"}
AS_KEPT = {
    "ballots/views/result.py:file",  # the published file, byte for byte
    "ballots/views/result.py:_file",  # of a document that Vietnamese views built
    "dossiers/views/nominations.py:paper_answer",
    "pledges/views/covenants.py:canonical",  # the signed bytes
}


def _views() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in sorted(APPS.glob("*/views/*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                yield f"{path.relative_to(APPS)}:{node.name}", node


def _sends_a_file(view: ast.FunctionDef) -> bool:
    return any(
        isinstance(node, ast.Call) and getattr(node.func, "id", "") in SENDS
        for node in ast.walk(view)
    )


def test_views_that_send_files_speak_vietnamese() -> None:
    sending = {name: view for name, view in _views() if _sends_a_file(view)}
    bare = {
        name
        for name, view in sending.items()
        if "in_vietnamese" not in {ast.unparse(each) for each in view.decorator_list}
    }
    assert len(sending) > 40
    assert bare == AS_KEPT
