"""Texts that an office words itself: lines with fields in braces, turned into blocks."""

import re
from collections.abc import Iterator, Mapping, Sequence

from thidua.documents.model import Block, Heading, Paragraph

OPEN = "……"
"""What stands for a field of which nothing is known yet."""
_FIELD = re.compile(r"\{([^{}\n]*)\}")
_PART = re.compile(r"[IVX]+\. \S")
_CHAPTER = re.compile(r"\d{1,2}\. [^.;:]{1,80}$")


def fields_in(text: str) -> tuple[str, ...]:
    """The names in braces, each once, in the order of the text.

    >>> fields_in("{khối} năm {năm}, {khối}")
    ('khối', 'năm')
    """
    return tuple(dict.fromkeys(name.strip() for name in _FIELD.findall(text)))


def filled(text: str, fields: Mapping[str, str]) -> str:
    """The text with what is known in place of its fields.

    >>> filled("Năm {năm}, {nơi họp}", {"năm": "2026", "nơi họp": ""})
    'Năm 2026, ……'
    """
    return _FIELD.sub(lambda found: fields.get(found[1].strip(), "") or OPEN, text)


def worded(
    text: str, fields: Mapping[str, str], parts: Mapping[str, Sequence[Block]] | None = None
) -> tuple[Block, ...]:
    """The blocks of a text, a line a paragraph; a field alone on its line may be whole blocks.

    A line such as "I. MỤC ĐÍCH" or "1. Mục đích" is a heading.
    """
    return tuple(_blocks(text, fields, parts or {}))


def _blocks(
    text: str, fields: Mapping[str, str], parts: Mapping[str, Sequence[Block]]
) -> Iterator[Block]:
    for line in filter(None, (each.strip() for each in text.splitlines())):
        alone = _FIELD.fullmatch(line)
        if alone and alone[1].strip() in parts:
            yield from parts[alone[1].strip()]
        elif _PART.match(line):
            yield Heading(filled(line, fields))
        elif _CHAPTER.match(line):
            yield Heading(filled(line, fields), level=2)
        else:
            yield Paragraph(filled(line, fields))
