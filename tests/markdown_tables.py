"""Reading the tables and files of a page of docs/algorithms, for tests that hold them true."""

import re
from pathlib import Path

ALGORITHMS = Path(__file__).parents[1] / "docs" / "algorithms"


def blocks(name: str) -> list[tuple[str, str, str]]:
    """(section, kind, text) in order; kind is ``table``, ``criterion`` or a fence's language."""
    text = (ALGORITHMS / name).read_text("utf-8")
    pattern = re.compile(
        r"^(?P<heading>#+ [^\n]*)$"
        r"|^```(?P<language>\w+)\n(?P<fenced>.*?)^```$"
        r"|^(?P<criterion>Criterion: `[^\n]*`, decimals \d\.)$"
        r"|(?P<table>(?:^\|[^\n]*\n)+)",
        re.MULTILINE | re.DOTALL,
    )
    section, found = "", []
    for match in pattern.finditer(text):
        if match["heading"]:
            section = match["heading"].lstrip("# ")
        elif match["language"]:
            found.append((section, match["language"], match["fenced"]))
        elif match["criterion"]:
            found.append((section, "criterion", match["criterion"]))
        else:
            found.append((section, "table", match["table"]))
    return found


def rows(table: str) -> list[dict[str, str]]:
    """The rows of a table, each by column."""
    header, _, *lines = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in table.strip().splitlines()
    ]
    return [dict(zip(header, line, strict=True)) for line in lines]
