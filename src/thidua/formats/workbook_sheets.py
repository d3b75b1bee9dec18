"""Several sheets of one .xlsx file as rows of text; what cannot be read is noted, cell by cell."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from thidua.domain.identity import Names
from thidua.formats.problems import Problem
from thidua.formats.workbook import Book, Note, TextRow

MOST_CELLS = 3_000_000  # read by a worker, beside its rows' progress, not in a request
NoteOnSheet = Callable[[str, int, int, Problem], None]
"""Told the sheet, the row, the column counted from 0, and what is wrong there."""


def titles_of(
    book: Book, names: Sequence[str], fits: Callable[[TextRow], bool]
) -> Mapping[str, str]:
    """Which visible sheet is meant by each name; the first name may stand for another sheet.

    It is the first sheet with a row that fits, where none of that name has one.
    """
    known = Names(names)
    found = {known[title]: title for title in book.sheets if title in known}
    first = names[0]
    if first not in found or not book.has(found[first], fits):
        others = (title for title in book.sheets if title not in known and book.has(title, fits))
        meant = next(others, found.get(first))
        if meant is not None:
            found[first] = meant
    return found


def sheets_of(
    data: bytes, names: Sequence[str], note: NoteOnSheet, fits: Callable[[TextRow], bool]
) -> Mapping[str, Iterator[TextRow]]:
    """The sheets that are meant by those names, each as its rows that hold something.

    Raises:
        FormatError: the file is too large, has macros, or is no workbook; while rows are read:
            there are too many, or the file is damaged.
    """
    book = Book(data, most_cells=MOST_CELLS)
    found = titles_of(book, names, fits)
    return {
        name: book.rows(found[name], _noted(name, note), days=True)
        for name in names
        if name in found
    }


def _noted(sheet: str, note: NoteOnSheet) -> Note:
    return lambda number, column, problem: note(sheet, number, column, problem)
