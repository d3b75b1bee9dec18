"""A checker's filled-in spreadsheet read back: what changes line by line, what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.scoring.plan import SheetPlan, plan_of
from thidua.apps.appraisals.scoring.written_words import in_words
from thidua.apps.crosschecks.actions.marking import faults_in_marks
from thidua.apps.crosschecks.facts import MarkChange, ReadMarks
from thidua.apps.crosschecks.models import Assignment
from thidua.apps.crosschecks.pages.marks import MarkRow, SheetToMark
from thidua.apps.crosschecks.sheets.marks_workbook import (
    ASKS,
    FIRST,
    HEAD_ROW,
    HEADS,
    KEY,
    KEY_ROW,
    REASON,
    VERDICT,
    VERDICTS,
    mark_of,
)
from thidua.domain.figures import FIGURES
from thidua.domain.typed_figures import read_key
from thidua.domain.vietnamese_text import fold
from thidua.formats.file_kinds import whole_file
from thidua.formats.problems import FormatError, Problem
from thidua.formats.workbook import Book, TextRow, cell_name
from thidua.web.previews import Change, Preview

_BY_WORD = {fold(text): verdict for verdict, text in VERDICTS.items()}


def preview_of(to_mark: Sequence[SheetToMark], data: bytes) -> Preview[tuple[ReadMarks, ...]]:
    """Compare a filled-in file with the marks that are kept; a unit without a page stays as it is.

    Raises:
        FormatError: it is no spreadsheet, of other units, or cells cannot be taken.
    """
    book = Book(data)
    pages = [(each, name) for each in to_mark if (name := _page_of(book, each.assignment))]
    if not pages:
        units = "; ".join(str(each.sheet.unit) for each in to_mark)
        checker = to_mark[0].assignment.checker if to_mark else ""
        raise whole_file(
            f"không phải bảng chấm chéo {units} của {checker} tải xuống từ trang này; tải bảng "
            "xuống, điền vào tệp đó rồi tải lên"
        )
    found = [_read(book, name, each) for each, name in pages]
    if len(to_mark) > 1:
        for each, (of, name) in zip(found, pages, strict=True):
            each.say_where(name, str(of.sheet.unit))
    if faults := [fault for each in found for fault in each.faults]:
        raise FormatError(faults)
    return Preview(
        tuple(each.content(of.assignment) for each, (of, _name) in zip(found, pages, strict=True)),
        [change for each in found for change in each.changes],
        same=sum(len(each.seen) - len(each.marks) for each in found),
    )


def _page_of(book: Book, assignment: Assignment) -> str:
    """The page of this pair; "" where the file has none."""
    mark = f"{mark_of(assignment)} "

    def fits(row: TextRow) -> bool:
        return row.number == KEY_ROW and _text(row, KEY).startswith(mark)

    return next((name for name in book.sheets if book.has(name, fits)), "")


def _read(book: Book, name: str, of: SheetToMark) -> "_Found":
    unreadable: dict[tuple[int, int], Problem] = {}

    def note(number: int, column: int, problem: Problem) -> None:
        unreadable[number, column] = problem

    found = _Found(plan_of(of.sheet.scheme), unreadable)
    found.rows = {row.row.line.pk: row for group in of.groups for row in group.rows}
    for row in book.rows(name, note, percents=True):
        if row.number == KEY_ROW:
            found.revision = _text(row, KEY).removeprefix(f"{mark_of(of.assignment)} ")
        if row.number > HEAD_ROW:
            found.take(row)
    found.check()
    return found


@dataclass
class _Found:
    """What was found so far."""

    plan: SheetPlan
    unreadable: dict[tuple[int, int], Problem]
    rows: dict[int, MarkRow] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)
    marks: dict[int, MarkChange] = field(default_factory=dict)
    seen: dict[int, int] = field(default_factory=dict)  # line → row of the file
    revision: str = ""

    def content(self, assignment: Assignment) -> ReadMarks:
        """What would be kept."""
        return ReadMarks(assignment.pk, self.revision, tuple(self.marks.values()))

    def say_where(self, page: str, unit: str) -> None:
        """Name the page of each cell and the unit of each line, where there are several."""
        self.faults = [replace(each, path=f"{page}!{each.path}") for each in self.faults]
        self.changes = [
            replace(each, place=f"{page}!{each.place}", thing=f"{unit}: {each.thing}")
            for each in self.changes
        ]

    def take(self, row: TextRow) -> None:
        """One row of the file."""
        marked = self.rows.get(read_key(_text(row, KEY)) or 0)
        if marked is None:
            return
        line = marked.row.line
        if line.pk in self.seen:
            said = _("mục %s đã có ở dòng trên; xóa dòng thừa.") % line.item
            self._fault(row.number, KEY - 3, row, said)
            return
        self.seen[line.pk] = row.number
        verdict = self._verdict(row)
        if verdict:
            self._compare(row, marked, verdict)

    def _verdict(self, row: TextRow) -> str:
        word = fold(_text(row, VERDICT))
        if word in _BY_WORD:
            return _BY_WORD[word]
        if word:
            self._fault(row.number, VERDICT, row, _("chỉ nhận “Đồng ý” hoặc “Số khác”."))
        elif _text(row, REASON) or _text(row, ASKS):
            self._fault(row.number, VERDICT, row, _("ghi Kết luận: “Đồng ý” hoặc “Số khác”."))
        return ""

    def _compare(self, row: TextRow, marked: MarkRow, verdict: str) -> None:
        line = marked.row.line
        reason, asks = _text(row, REASON), _text(row, ASKS)
        values = self._figures(row, marked)
        if values is None:
            return
        before = {cell.name: cell.value for cell in marked.cells}
        agrees = verdict != "changed"
        same = (marked.verdict, marked.reason, marked.asks) == (verdict, reason, asks)
        if same and (agrees or values == before) and not marked.is_stale:
            return
        self.marks[line.pk] = MarkChange(line.pk, agrees, {} if agrees else values, reason, asks)
        shown = VERDICTS[verdict] + (
            "" if agrees else f": {'; '.join(filter(None, values.values()))}"
        )
        more = "; ".join(filter(None, (reason, asks)))
        thing = f"{line.item} {marked.row.name}"
        was = VERDICTS.get(marked.verdict, "")
        place = cell_name(row.number, VERDICT - 1)
        self.changes.append(Change(place, thing, HEADS[VERDICT - 1], was, shown, more))

    def _figures(self, row: TextRow, marked: MarkRow) -> dict[str, str] | None:
        """As they would be typed on the page; None where a cell cannot be read."""
        found = {}
        for at, name in enumerate(FIGURES, start=FIRST):
            if name not in {cell.name for cell in marked.cells}:
                continue
            if problem := self.unreadable.get((row.number, at - 1)):
                self._fault(row.number, at, row, problem.message)
                return None
            said = in_words(marked.row.item, name, _text(row, at))
            found[name] = row.typed(at - 1) if said is None else said
        return found

    def check(self) -> None:
        """By the rules of the page; each fault names the cell of its row."""
        lines: dict[int, Line] = {key: self.rows[key].row.line for key in self.marks}
        for key, said in faults_in_marks(self.plan, lines, self.marks.values()).items():
            place = cell_name(self.seen[key], VERDICT - 1)
            word = VERDICTS["agreed" if self.marks[key].agrees else "changed"]
            self.faults.append(Problem(place, word, "", said))

    def _fault(self, number: int, column: int, row: TextRow, said: str) -> None:
        place = cell_name(number, column - 1)
        self.faults.append(Problem(place, _text(row, column), "", said))


def _text(row: TextRow, column: int) -> str:
    return row.cells[column - 1].strip() if column <= len(row.cells) else ""
