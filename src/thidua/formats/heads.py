"""The heads of a table's columns: found by their words; strange and doubled ones are refused."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from thidua.domain.identity import Names, identity
from thidua.formats.problems import FormatError, Problem, shortened
from thidua.formats.workbook import TextRow, cell_name

HEADS_WITHIN = 10  # rows from the top of the sheet
ORDINALS = frozenset(map(identity, ("STT", "TT", "Số TT", "Số thứ tự", "No", "No.")))


@dataclass(frozen=True, slots=True)
class Head:
    """One column that a table may have: its key, what stands over it, other words for it."""

    key: str
    name: str
    others: tuple[str, ...] = ()
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class FoundHeads:
    """The row of heads: its number, where each column stands (from 0), and which are not there."""

    number: int
    places: Mapping[str, int]
    absent: frozenset[str]


def is_head_row(row: TextRow, heads: Sequence[Head]) -> bool:
    """Whether two of the heads stand in the row, or all that are required."""
    found = set(_keys(row, heads)) - {None}
    required = {head.key for head in heads if head.is_required}
    return len(found) >= min(2, len(heads)) or (bool(required) and required <= found)


def match_heads(row: TextRow, heads: Sequence[Head], *, sheet: str = "") -> FoundHeads:
    """The columns of a row of heads; ordinals (STT) and empty cells are passed over.

    Heads are compared by identity; one typed without any mark is taken for the only head that
    reads so without marks. ``absent`` is for the caller: a column that is not there changes
    nothing.

    Raises:
        FormatError: heads that are unknown or stand twice, each by its cell, or required ones
            that are not there.
    """
    keys = _keys(row, heads)
    places: dict[str, int] = {}
    problems: list[Problem] = []
    allowed = ", ".join(head.name for head in heads)
    for at, (text, key) in enumerate(zip(row.cells, keys, strict=True)):
        place = _place(sheet, row.number, at)
        if key is not None and key not in places:
            places[key] = at
        elif key is not None:
            first = cell_name(row.number, places[key])
            said = f"cột {shortened(text)} đã có ở ô {first}; mỗi cột một lần."
            problems.append(Problem(place, text, allowed, said))
        elif text and identity(text) not in ORDINALS:
            said = f"cột {shortened(text)} không có trong mẫu; các cột: {allowed}."
            problems.append(Problem(place, text, allowed, said))
    for head in heads:
        if head.is_required and head.key not in places:
            said = f"thiếu cột bắt buộc «{head.name}»."
            problems.append(Problem(_row(sheet, row.number), "", head.name, said))
    if problems:
        raise FormatError(problems)
    absent = frozenset(head.key for head in heads) - frozenset(places)
    return FoundHeads(row.number, places, absent)


def find_heads(
    rows: Sequence[TextRow], heads: Sequence[Head]
) -> tuple[FoundHeads, Sequence[TextRow]]:
    """The heads, wherever they stand in the first rows, and the rows that hold something below.

    A row of column numbers right below the heads is no row of the table.

    Raises:
        FormatError: as for ``match_heads``, or no row looks like the heads.
    """
    for at, row in enumerate(rows[:HEADS_WITHIN]):
        if is_head_row(row, heads):
            return match_heads(row, heads), below_numbers(rows[at + 1 :])
    raise no_heads(heads)


def no_heads(heads: Iterable[Head], *, sheet: str = "") -> FormatError:
    """The refusal of a sheet without heads."""
    wanted = "”, “".join(head.name for head in heads if head.is_required)
    on = f" ở trang «{sheet}»" if sheet else ""
    allowed = f"tệp có hàng tiêu đề với cột “{wanted}”{on} (tải mẫu về để theo)"
    return FormatError([Problem("", "", allowed, f"Chỉ nhận {allowed}.")])


def below_numbers(rows: Sequence[TextRow]) -> Sequence[TextRow]:
    """The rows without a first one that only numbers the columns: (1), (2), (3)."""
    return rows[1:] if rows and numbers_columns(rows[0]) else rows


def numbers_columns(row: TextRow) -> bool:
    """Whether a row says nothing but 1, 2, 3 or A, B, 1, 2."""
    cells = [cell.strip("()") for cell in row.cells if cell]
    letters = sum(len(cell) == 1 and "A" <= cell <= "H" for cell in cells)
    counted = [str(number) for number in range(1, len(cells) - letters + 1)]
    return len(cells) >= 2 + bool(letters) and bool(counted) and cells[letters:] == counted


def _keys(row: TextRow, heads: Sequence[Head]) -> list[str | None]:
    keys = {name: head.key for head in heads for name in (head.name, *head.others)}
    names = Names(keys)
    found = (names.like(text) if text else None for text in row.cells)
    return [None if name is None else keys[name] for name in found]


def _place(sheet: str, number: int, column: int) -> str:
    cell = cell_name(number, column)
    return f"{sheet}!{cell}" if sheet else cell


def _row(sheet: str, number: int) -> str:
    return f"{sheet}, dòng {number}" if sheet else f"dòng {number}"
