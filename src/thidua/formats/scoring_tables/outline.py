"""Rows of a scoring table as a tree: groups, criteria, and what stands below them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from thidua.domain.vietnamese_text import fold
from thidua.formats.scoring_tables.cells import SourceTable, TableRow
from thidua.formats.scoring_tables.columns import Columns, find_columns
from thidua.formats.scoring_tables.markers import Mark, MarkKind, mark_of, split_mark

_POINTS = re.compile(
    r"(?:tối đa\s*:?\s*)?[(\[]?\s*[-–+]?\s*(\d+(?:\.\d{3})*(?:,\d+)?|\d+\.\d{1,2})"
    r"\s*(?:điểm|đ)?\s*[)\]]?\.?",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"(?:tong|cong)\b(?!.*(?:thuong|tru|ket|hop))")
_IN_NAME = re.compile(
    r"\s*[(:–-]?\s*(?:tối đa\s*:?\s*)?(\d+(?:,\d+)?)\s*điểm\s*\)?\s*[.:]?$", re.IGNORECASE
)


@dataclass(slots=True)
class OutlineItem:
    """One row that counts: what it is called, its highest points, what is said of them."""

    table: str
    row: int
    mark: Mark | None
    name: str
    most: Decimal | None
    written: str = ""
    notes: list[str] = field(default_factory=list)
    below: list["OutlineItem"] = field(default_factory=list)

    @property
    def place(self) -> str:
        """Table and row, for messages."""
        return f"{self.table}, dòng {self.row}" if self.row else self.table


@dataclass(slots=True)
class Outline:
    """The tree of a file; ``total`` is what a last row says, ``unread`` what no row could be."""

    entries: list[OutlineItem] = field(default_factory=list)
    total: Decimal | None = None
    total_place: str = ""
    unread: list[str] = field(default_factory=list)


def read_outline(tables: Iterable[SourceTable]) -> Outline:
    """The tree of all tables; one without heads goes on with the columns of the one before."""
    outline = Outline()
    columns: Columns | None = None
    for table in tables:
        found = find_columns(table.rows)
        rows = table.rows
        if found is not None:
            columns, rows = found, rows[found.first :]
        elif columns is None or not _goes_on(table, columns):
            outline.unread.append(f"{table.name}: không thấy cột nội dung và cột điểm, bỏ qua bảng")
            continue
        _Reader(table, columns, outline).read(rows)
    return outline


def _goes_on(table: SourceTable, columns: Columns) -> bool:
    told = [row for row in table.rows if points_of(row.cell(columns.points).text) is not None]
    return len(told) > len(table.rows) // 2


def points_of(text: str) -> Decimal | None:
    """The points that a cell says: 10, 7,5, (10 điểm), -5; None when it says something else."""
    match = _POINTS.fullmatch(text.strip())
    if match is None:
        return None
    number = match[1]
    if re.fullmatch(r"\d+(?:\.\d{3})+(?:,\d+)?", number):
        number = number.replace(".", "")
    return Decimal(number.replace(",", "."))


class _Reader:
    """Reads the rows of one table into the outline."""

    def __init__(self, table: SourceTable, columns: Columns, outline: Outline) -> None:
        self.table, self.columns, self.outline = table, columns, outline
        self.stack: list[OutlineItem] = []
        self._heading_above()

    def read(self, rows: Iterable[TableRow]) -> None:
        """Put each row where its number says."""
        for row in rows:
            name_cell = row.cell(self.columns.name)
            if name_cell.continues_above and self.stack:
                self._say_more(row)
                continue
            mark, name = self._mark_and_name(row)
            if not name:
                if row.text:
                    self.outline.unread.append(
                        f"{self.table.name}, dòng {row.number}: «{row.text[:60]}»"
                    )
                continue
            self._take(row, mark, name)

    def _mark_and_name(self, row: TableRow) -> tuple[Mark | None, str]:
        marks = self._marks()
        name = " ".join(row.cell(self.columns.name).text.split())
        number = row.cell(self.columns.number).text if self.columns.number is not None else ""
        mark = mark_of(number, before=marks) if number else None
        if mark is not None:
            return mark, name
        if not name:  # merged over number and name
            name = " ".join(number.split())
        return split_mark(name, before=marks)

    def _marks(self) -> list[Mark]:
        """The numbers of the groups so far: after A and B, C is a letter."""
        return [entry.mark for entry in self.outline.entries if entry.mark]

    def _take(self, row: TableRow, mark: Mark | None, name: str) -> None:
        cell = row.cell(self.columns.points)
        most = points_of(cell.text)
        if mark is None and _TOTAL.match(fold(name)):
            if most is not None:
                self.outline.total = most
                self.outline.total_place = f"{self.table.name}, dòng {row.number}"
            return
        if match := _IN_NAME.search(name):
            told = Decimal(match[1].replace(",", "."))
            if most in {None, told} and match.start():
                most, name = told, name[: match.start()].strip()
        if mark is None and most is None and not row.cell(self.columns.name).is_bold:
            self._say_more(row)
            return
        if mark is None and not row.cell(self.columns.name).is_bold and self.stack:
            mark = Mark(MarkKind.DASH, "-")
        notes = [text for at in self.columns.notes if (text := row.cell(at).text)]
        entry = OutlineItem(self.table.name, row.number, mark, name, most, cell.text, notes)
        self._place(entry)

    def _place(self, entry: OutlineItem) -> None:
        kind = entry.mark.kind if entry.mark else None
        kinds = [above.mark.kind if above.mark else None for above in self.stack]
        if kind in kinds:
            del self.stack[kinds.index(kind) :]
        elif kind is None:
            self.stack.clear()
        if self.stack:
            self.stack[-1].below.append(entry)
        else:
            self.outline.entries.append(entry)
        self.stack.append(entry)

    def _say_more(self, row: TableRow) -> None:
        """A row without number and points, or merged with the one above, explains it."""
        places = dict.fromkeys((self.columns.name, *self.columns.notes))
        texts = [row.cell(at).text for at in places if row.cell(at).text]
        points = row.cell(self.columns.points).text
        told = " ".join(" ".join(text.split()) for text in texts)
        if told and points_of(points) is not None:
            told = f"{told}: {points} điểm" if "điểm" not in points else f"{told}: {points}"
        if not told:
            return
        if self.stack:
            self.stack[-1].notes.append(told)
        else:
            self.outline.unread.append(f"{self.table.name}, dòng {row.number}: «{told[:60]}»")

    def _heading_above(self) -> None:
        """A line such as "I. Nội dung 1 (550 điểm)" right above a table is its group."""
        line = self.table.before[-1] if self.table.before else ""
        match = _IN_NAME.search(line)
        mark, name = split_mark(line, before=self._marks())
        if match is None or mark is None:
            return
        most = Decimal(match[1].replace(",", "."))
        name = name[: max(0, len(name) - (len(line) - match.start()))].strip()
        self._place(OutlineItem(self.table.name, 0, mark, name, most))
