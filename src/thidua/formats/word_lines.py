"""The lines of a Word file, with the numbers that Word itself puts before them."""

from collections import defaultdict
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

from thidua.domain.clean_text import cleaned
from thidua.domain.regulation import roman
from thidua.formats.file_kinds import whole_file
from thidua.formats.word_package import refuse_unpacked, word_package

MOST_LINES = 5_000
TABLE = "\x00"  # what stands for a table among the lines
_LEVEL = "%{}"


def read_word_lines(data: bytes) -> list[str]:
    """The paragraphs of the body in order, ``TABLE`` for each table.

    Raises:
        FormatError: no .docx, too large, too long, or damaged.
    """
    with word_package(data) as package:
        refuse_unpacked(sum(part.file_size for part in package.infolist()))
        document = docx.Document(BytesIO(data))
        numbers = _Numbers(document)
        lines: list[str] = []
        for element in document.element.body.iterchildren(qn("w:p"), qn("w:tbl")):
            lines += [TABLE] if element.tag == qn("w:tbl") else _lines(element, numbers)
            if len(lines) > MOST_LINES:
                raise whole_file(f"văn bản có quá {MOST_LINES} dòng")
        return lines


def _lines(paragraph: Any, numbers: "_Numbers") -> list[str]:
    parts: list[str] = []
    for piece in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        if piece.tag == qn("w:t"):
            parts.append(piece.text or "")
        else:
            parts.append(" " if piece.tag == qn("w:tab") else "\n")
    lines = [line.strip() for line in cleaned("".join(parts)).split("\n")]
    said = [line for line in lines if line]
    if said and (number := numbers.before(paragraph)):
        said[0] = f"{number} {said[0]}"
    return said


@dataclass
class _Numbers:
    """Counts the numbered lists of a file as Word does, where it numbers by itself."""

    document: Any
    counts: dict[tuple[str, int], int] = field(default_factory=lambda: defaultdict(int))

    def before(self, paragraph: Any) -> str:
        """The number of a paragraph, as printed; "" where it has none, or a bullet's dash."""
        place = self._place(paragraph)
        if place is None:
            return ""
        key, level = place
        levels = self._levels(key)
        if level not in levels:
            return ""
        for counted in [each for each in self.counts if each[0] == key and each[1] > level]:
            del self.counts[counted]
        self.counts[(key, level)] += 1
        kind, text = _kind_and_text(levels[level])
        if kind in {"bullet", "none"}:
            return "-" if kind == "bullet" else ""
        for each, told in levels.items():
            count = self.counts.get((key, each), 0) + _start(told) - 1 if each <= level else 0
            text = text.replace(_LEVEL.format(each + 1), _said(_kind_and_text(told)[0], count))
        return text.strip()

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """The list and the level, of the paragraph itself or of its style."""
        properties = paragraph.find(qn("w:pPr"))
        found = None if properties is None else properties.find(qn("w:numPr"))
        style = None if properties is None else properties.find(qn("w:pStyle"))
        if found is None and style is not None:
            found = self._of_style(style.get(qn("w:val")))
        if found is None:
            return None
        key = found.find(qn("w:numId"))
        if key is None or key.get(qn("w:val")) == "0":
            return None
        level = found.find(qn("w:ilvl"))
        return key.get(qn("w:val")), 0 if level is None else int(level.get(qn("w:val"), "0"))

    def _of_style(self, name: str | None) -> Any:
        for style in self.document.styles.element.iterchildren(qn("w:style")):
            if style.get(qn("w:styleId")) == name:
                return style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        return None

    def _levels(self, key: str) -> dict[int, Any]:
        """The levels of a list."""
        try:
            root = self.document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return {}
        numbers = root.iterchildren(qn("w:num"))
        named = (each for each in numbers if each.get(qn("w:numId")) == key)
        link = next((each.find(qn("w:abstractNumId")) for each in named), None)
        wanted = None if link is None else link.get(qn("w:val"))
        for each in root.iterchildren(qn("w:abstractNum")):
            if each.get(qn("w:abstractNumId")) == wanted:
                levels = each.iterchildren(qn("w:lvl"))
                return {int(level.get(qn("w:ilvl"), "0")): level for level in levels}
        return {}


def _kind_and_text(level: Any) -> tuple[str, str]:
    kind, text = level.find(qn("w:numFmt")), level.find(qn("w:lvlText"))
    return (
        "decimal" if kind is None else kind.get(qn("w:val"), "decimal"),
        "" if text is None else text.get(qn("w:val"), ""),
    )


def _start(level: Any) -> int:
    start = level.find(qn("w:start"))
    return 1 if start is None else int(start.get(qn("w:val"), "1"))


def _said(kind: str, count: int) -> str:
    if count < 1:
        return ""
    if kind in {"lowerLetter", "upperLetter"}:
        letters = "abcdefghijklmnopqrstuvwxyz"
        letter = letters[(count - 1) % len(letters)]
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in {"lowerRoman", "upperRoman"}:
        return roman(count).lower() if kind == "lowerRoman" else roman(count)
    return str(count)
