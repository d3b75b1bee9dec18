"""What stands beside code says something: no line of nothing, no exception without a reason."""

import re
from pathlib import Path

FILLER = re.compile(
    r"^\s+(Raises|Returns|Source|Units|Shapes?|Args): (none|nothing)\b", re.MULTILINE
)


UNTOLD = re.compile(r"# type: ignore(?!\[[^]]*\] # \S)")
"""An exception from the types without its reason."""


def test_no_line_tells_of_nothing() -> None:
    found = [
        f"{path}: {line.group().strip()}"
        for folder in ("src", "tools", "bench")
        for path in Path(folder).rglob("*.py")
        for line in FILLER.finditer(path.read_text("utf-8"))
    ]

    assert found == []


def test_each_exception_from_the_types_says_why() -> None:
    found = [
        f"{path}: {line.strip()}"
        for folder in ("src", "tests", "tools", "bench")
        for path in Path(folder).rglob("*.py")
        if path.name != Path(__file__).name
        for line in path.read_text("utf-8").splitlines()
        if UNTOLD.search(line)
    ]

    assert found == []
