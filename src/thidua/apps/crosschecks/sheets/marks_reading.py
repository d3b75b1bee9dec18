"""A checker's filled-in spreadsheet read back: what changes line by line, what is wrong."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.scoring.plan import SheetPlan, plan_of
from thidua.apps.appraisals.scoring.written_words import in_words
from thidua.apps.crosschecks.actions.marking import faults_in_marks
from thidua.apps.crosschecks.facts import MarkChange, ReadMarks
from thidua.apps.crosschecks.models import Assignment
from thidua.apps.crosschecks.pages.marks import MarkGroup, MarkRow
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


def preview_of(
    assignment: Assignment, sheet: Sheet, groups: list[MarkGroup], data: bytes
) -> Preview[ReadMarks]:
    """Compare a filled-in file with the marks that are kept.

    Raises:
        FormatError: it is no spreadsheet, of another unit, or cells cannot be taken.
    """
    unreadable: dict[tuple[int, int], Problem] = {}
    book, mark = Book(data), mark_of(assignment)

    def fits(row: TextRow) -> bool:
        return row.number == KEY_ROW and _text(row, KEY).startswith(f"{mark} ")

    def note(number: int, column: int, problem: Problem) -> None:
        unreadable[number, column] = problem

    rows = {row.number: row for row in book.rows(book.meant(fits), note, percents=True)}
    if not any(map(fits, rows.values())):
        raise whole_file(
            f"không phải bảng chấm chéo {sheet.unit} của {assignment.checker} tải xuống từ trang "
            "này; tải bảng xuống, điền vào tệp đó rồi tải lên"
        )
    found = _Found(plan_of(sheet.scheme), unreadable)
    found.rows = {row.row.line.pk: row for group in groups for row in group.rows}
    for number, row in rows.items():
        if number > HEAD_ROW:
            found.take(row)
    found.check()
    if found.faults:
        raise FormatError(found.faults)
    seen = _text(rows[KEY_ROW], KEY).removeprefix(f"{mark} ")
    content = ReadMarks(seen, tuple(found.marks.values()))
    return Preview(content, found.changes, same=len(found.seen) - len(found.marks))


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
