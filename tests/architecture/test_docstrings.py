"""A docstring says something: no line that tells of nothing."""

import re
from pathlib import Path

FILLER = re.compile(
    r"^\s+(Raises|Returns|Source|Units|Shapes?|Args): (none|nothing)\b", re.MULTILINE
)


def test_no_line_tells_of_nothing() -> None:
    found = [
        f"{path}: {line.group().strip()}"
        for folder in ("src", "tools", "bench")
        for path in Path(folder).rglob("*.py")
        for line in FILLER.finditer(path.read_text("utf-8"))
    ]

    assert found == []
