"""Several sheets of one .xlsx file as rows of text; what cannot be read is noted, cell by cell."""

from collections.abc import Callable, Collection, Iterator, Mapping

from thidua.domain.identity import Names
from thidua.formats.problems import Problem
from thidua.formats.workbook import Book, Note, TextRow

MOST_CELLS = 3_000_000  # read by a worker, beside its rows' progress, not in a request
NoteOnSheet = Callable[[str, int, int, Problem], None]
"""Told the sheet, the row, the column counted from 0, and what is wrong there."""


def sheets_of(
    data: bytes, names: Collection[str], note: NoteOnSheet
) -> Mapping[str, Iterator[TextRow]]:
    """The visible sheets of those names that the file has, each as its rows that hold something.

    Raises:
        FormatError: the file is too large, has macros, or is no workbook; while rows are read:
            there are too many, or the file is damaged.
    """
    book = Book(data, most_cells=MOST_CELLS)
    known = Names(names)
    found = {known[title]: title for title in book.sheets if title in known}
    return {
        name: book.rows(found[name], _noted(name, note), days=True)
        for name in names
        if name in found
    }


def _noted(sheet: str, note: NoteOnSheet) -> Note:
    return lambda number, column, problem: note(sheet, number, column, problem)
