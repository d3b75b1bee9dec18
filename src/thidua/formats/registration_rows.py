"""One row of a filled-in registration form, and what reading the rows has found."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from thidua.domain.days import UnclearDay, read_day
from thidua.domain.figure_spec import COUNT, FigureSpec
from thidua.domain.identity import identity
from thidua.domain.registration import CellKey
from thidua.domain.typed_figures import UnclearFigure, read_figure
from thidua.formats.problems import Problem, shortened
from thidua.formats.workbook import TextRow, cell_name

PART_OF = {"I": "movements", "II": "targets", "III": "titles"}


@dataclass
class Found:
    """Where each value stands, and every cell that cannot be read."""

    sheet_rows: dict[str, list[int]] = field(
        default_factory=lambda: {part: [] for part in PART_OF.values()}
    )
    places: dict[CellKey, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    rows_by_key: dict[Hashable, int] = field(default_factory=dict)

    def note(self, place: str, value: str, allowed: str) -> None:
        """A cell that cannot be read."""
        message = f"{shortened(value)}; chỉ nhận {allowed}."
        self.problems.append(Problem(place, value, allowed, message))

    def again(self, key: Hashable, row: int, called: str) -> bool:
        """Whether what ``key`` stands for was written in an earlier row (noted)."""
        first = self.rows_by_key.setdefault(key, row)
        if first != row:
            message = f"{shortened(called)} đã ghi ở dòng {first}; mỗi dòng một lần."
            self.problems.append(Problem(cell_name(row, 0), called, f"dòng {first}", message))
        return first != row

    def note_heads(self, row: TextRow, heads: Sequence[str]) -> None:
        """Cells are read by their place, so each head must be the one of the form."""
        for at in range(max(len(heads), len(row.cells))):
            text = row.cells[at] if at < len(row.cells) else ""
            wanted = heads[at] if at < len(heads) else ""
            if identity(text) != identity(wanted):
                allowed = f"cột «{wanted}» như mẫu" if wanted else "ô trống, mẫu không có cột này"
                self.note(cell_name(row.number, at), text, allowed)

    def whole(self, text: str, place: str) -> int | None:
        """A whole number from 0 on; None for an empty cell or (noted) another text."""
        value = self.figure(text, place, COUNT)
        return None if value is None else int(value)

    def figure(self, text: str, place: str, spec: FigureSpec) -> Decimal | None:
        """What the cell says; None for an empty cell or (noted) what the field does not take."""
        try:
            return read_figure(text, spec)
        except UnclearFigure as error:
            self.problems.append(Problem(place, text, spec.allowed, str(error)))
            return None


class RegistrationRow:
    """One row of a part, its cells by field."""

    def __init__(self, found: Found, row: TextRow, columns: dict[str, int]) -> None:
        self.found = found
        self.number = row.number
        self.row = row
        self.cells = row.cells
        self.columns = columns

    def text(self, name: str) -> str:
        """The text of a field; "" for an empty cell."""
        at = self.columns[name]
        return self.cells[at].strip() if at < len(self.cells) else ""

    def typed(self, name: str) -> str:
        """The figure of a field as somebody would type it."""
        return self.row.typed(self.columns[name])

    def figure(self, name: str, spec: FigureSpec) -> Decimal | None:
        """The figure of a field, or None for an empty cell or (noted) another text."""
        return self.found.figure(self.typed(name), self.place(name), spec)

    def has(self, *names: str) -> bool:
        """Whether any of the fields holds something."""
        return any(self.text(name) for name in names)

    def place(self, name: str) -> str:
        """The cell of a field: D17."""
        return cell_name(self.number, self.columns[name])

    def day(self, name: str) -> date | None:
        """A day as offices write it; None for an empty cell or (noted) another text."""
        text = self.text(name)
        if not text:
            return None
        try:
            return read_day(text)
        except UnclearDay:
            self.found.note(self.place(name), text, "ngày có thật, dạng 08/03/2023")
            return None

    def again(self, key: Hashable, called: str) -> bool:
        """Whether the same was written in an earlier row (noted)."""
        return self.found.again(key, self.number, called)

    def keep(self, part: str, row: str, *, key_part: str = "") -> None:
        """Remember where this row stands."""
        self.found.sheet_rows[part].append(self.number)
        for name in self.columns:
            self.found.places[key_part or part, row, name] = self.place(name)
