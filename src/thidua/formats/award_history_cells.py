"""One row of the workbook, its cells by the key of their column, read with every fault noted."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from thidua.domain.days import UnclearDay, read_day
from thidua.domain.figure_spec import FigureKind, FigureSpec
from thidua.domain.typed_figures import UnclearFigure, read_figure
from thidua.domain.vietnamese_text import fold
from thidua.formats.award_history_layout import Column
from thidua.formats.award_history_rows import HistoryFile
from thidua.formats.problems import shortened
from thidua.formats.workbook import TextRow

_FIRST_YEAR = 1945
_MOST_PEOPLE = 999_999


class Cells:
    """Reads one row; ``is_sound`` is False once something was wrong with it."""

    def __init__(
        self, file: HistoryFile, sheet: str, columns: Mapping[str, Column], row: TextRow
    ) -> None:
        self.number = row.number
        self.is_sound = True
        self._file, self._sheet, self._columns = file, sheet, columns
        self._row = row
        self._places = file.columns[sheet]

    def raw(self, key: str) -> str:
        """What is written; "" for an empty cell or a column that is not there."""
        at = self._places.get(key)
        cells = self._row.cells
        return cells[at] if at is not None and at < len(cells) else ""

    def wrong(self, key: str, message: str) -> None:
        """The cell holds something that cannot be."""
        self.is_sound = False
        self._file.wrong_at(self._sheet, self.number, key, self.raw(key), message)

    def text(self, key: str) -> str:
        """Words in one line, no longer than there is room for."""
        text = " ".join(self.raw(key).split())
        column = self._columns[key]
        if column.most and len(text) > column.most:
            head, length = column.head, len(text)
            self.wrong(key, f"{head} dài {length} ký tự, tối đa {column.most}.")
        elif not text and column.is_required:
            self.wrong(key, f"thiếu {column.head.lower()}.")
        return text

    def day(self, key: str) -> date | None:
        """A day; whether it can be so is for the guards of awards to say."""
        text = self.raw(key)
        column = self._columns[key]
        if not text:
            if column.is_required:
                self.wrong(key, f"thiếu {column.head.lower()}.")
            return None
        found = _day(text)
        if found is None:
            self.wrong(key, f"{shortened(text)} không phải ngày; ghi như 08/03/2023.")
        elif found.year < _FIRST_YEAR:
            self.wrong(key, f"ngày {found:%d/%m/%Y} trước năm {_FIRST_YEAR}.")
        else:
            return found
        return None

    def year(self, key: str, *, this_year: int, first: int = _FIRST_YEAR) -> int | None:
        """A calendar year not after this one."""
        text = self.raw(key)
        if not text:
            if self._columns[key].is_required:
                self.wrong(key, f"thiếu {self._columns[key].head.lower()}.")
            return None
        value = self._figure(key, FigureSpec(FigureKind.YEAR))
        if value is None:
            return None
        found = int(value)
        if found > this_year:
            self.wrong(key, f"năm {found} sau năm nay {this_year}.")
        elif found < first:
            self.wrong(key, f"năm {found} trước năm {first}.")
        else:
            return found
        return None

    def count(self, key: str) -> int | None:
        """How many: a whole number from 0 to a million."""
        value = self._figure(key, FigureSpec(FigureKind.COUNT, least=0, most=_MOST_PEOPLE))
        return None if value is None else int(value)

    def _figure(self, key: str, spec: FigureSpec) -> Decimal | None:
        at = self._places.get(key)
        try:
            return None if at is None else read_figure(self._row.typed(at), spec)
        except UnclearFigure as error:
            self.wrong(key, str(error))
            return None

    def choice(self, key: str, codes: Mapping[str, str]) -> str:
        """The code of one of the words; "" for an empty cell."""
        text = self.raw(key)
        code = codes.get(fold(text), "") if text else ""
        if text and not code:
            allowed = ", ".join(self._columns[key].words)
            self.wrong(key, f"{shortened(text)}; chỉ nhận {allowed}.")
        return code

    def yes_or_no(self, key: str) -> bool | None:
        """Có or Không; None for an empty cell, which is "not known"."""
        text = fold(self.raw(key))
        if text in {"co", "x", "true", "1", "yes"}:
            return True
        if text in {"khong", "false", "0", "no"}:
            return False
        if text:
            self.wrong(key, f"{shortened(self.raw(key))}; chỉ nhận Có, Không, hoặc để trống.")
        return None


def _day(text: str) -> date | None:
    try:
        return read_day(text)
    except UnclearDay:
        return None
