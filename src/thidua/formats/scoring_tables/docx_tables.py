"""The tables of a Word file, with the text that stands before each."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

from thidua.domain.clean_text import cleaned
from thidua.formats.file_kinds import whole_file
from thidua.formats.scoring_tables.cells import SourceTable, TableCell, TableRow
from thidua.formats.word_package import refuse_unpacked, word_package

MOST_ROWS = 3_000
MOST_COLUMNS = 60
_LINES_BEFORE = 3


def read_docx_tables(data: bytes) -> list[SourceTable]:
    """The tables in the body, in order; cells merged sideways stand in their first column.

    Raises:
        FormatError: no .docx, too large, or damaged.
    """
    with word_package(data, wanted="Word .docx hay Excel .xlsx") as package:
        refuse_unpacked(sum(part.file_size for part in package.infolist()))
        return list(_tables(docx.Document(BytesIO(data)).element.body))


def _tables(body: Any) -> Iterator[SourceTable]:
    before: list[str] = []
    number = 0
    for element in body.iterchildren(qn("w:p"), qn("w:tbl")):
        if element.tag == qn("w:p"):
            before += [text] if (text := _text(element)) else []
            continue
        number += 1
        rows = tuple(_rows(element))
        yield SourceTable(f"bảng {number}", rows, tuple(before[-_LINES_BEFORE:]))
        before = []


def _rows(table: Any) -> Iterator[TableRow]:
    for number, row in enumerate(table.iterchildren(qn("w:tr")), start=1):
        if number > MOST_ROWS:
            raise whole_file(f"bảng có quá {MOST_ROWS} hàng")
        cells: list[TableCell] = []
        for element in row.iterchildren(qn("w:tc")):
            properties = element.find(qn("w:tcPr"))
            cells.append(_cell(element, properties))
            span = None if properties is None else properties.find(qn("w:gridSpan"))
            wide = 1 if span is None else int(span.get(qn("w:val"), "1"))
            cells += [TableCell()] * min(wide - 1, MOST_COLUMNS)
        yield TableRow(number, tuple(cells[:MOST_COLUMNS]))


def _cell(element: Any, properties: Any) -> TableCell:
    merge = None if properties is None else properties.find(qn("w:vMerge"))
    if merge is not None and merge.get(qn("w:val"), "continue") == "continue":
        return TableCell(continues_above=True)
    lines = [text for part in element.iterchildren(qn("w:p")) if (text := _text(part))]
    runs = [run for run in element.iter(qn("w:r")) if _text(run)]
    return TableCell("\n".join(lines), bool(runs) and all(map(_is_bold, runs)))


def _is_bold(run: Any) -> bool:
    properties = run.find(qn("w:rPr"))
    bold = None if properties is None else properties.find(qn("w:b"))
    return bold is not None and bold.get(qn("w:val"), "1") not in {"0", "false", "off"}


def _text(element: Any) -> str:
    pieces = element.iter(qn("w:t"), qn("w:tab"), qn("w:br"))
    parts = [piece.text or "" if piece.tag == qn("w:t") else " " for piece in pieces]
    return cleaned("".join(parts)).strip()
