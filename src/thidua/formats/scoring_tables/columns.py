"""Which column of a scoring table holds what, by its head."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thidua.domain.vietnamese_text import fold
from thidua.formats.scoring_tables.cells import TableRow

_LOOKED_AT = 12  # rows
_NUMBER = re.compile(r"(?:so )?(?:stt|tt|so thu tu|muc)\b\.?$")
_NAME = re.compile(r"noi dung|tieu chi|chi tieu|nhiem vu|tieu chuan|noi dung thi dua|danh muc")
_POINTS = re.compile(r"diem|thang diem")
_MOST = re.compile(r"toi da|chuan|quy dinh|thang diem|khung|diem so|cao nhat")
_GIVEN = re.compile(
    r"tu cham|tu danh gia|tham dinh|cham cheo|dat duoc|don vi|khoi|hoi dong|thuc hien"
)
_NOTE = re.compile(
    r"cach tinh|ghi chu|huong dan|phuong phap|cach cham|can cu|quy dinh cham|minh chung"
)


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of the columns; ``first`` is the first row below the heads."""

    name: int
    points: int
    number: int | None
    notes: tuple[int, ...]
    first: int


def find_columns(rows: Sequence[TableRow]) -> Columns | None:
    """The columns by the first row whose heads name a content and points, or None."""
    for at, row in enumerate(rows[:_LOOKED_AT]):
        heads = [_plain(cell.text) for cell in row.cells]
        names = [i for i, head in enumerate(heads) if _NAME.search(head) and len(head) < 60]
        points = [i for i, head in enumerate(heads) if _POINTS.search(head) and len(head) < 60]
        if not names or not points or names[0] == points[0]:
            continue
        first, deeper = _second_line(rows, at, heads)
        return Columns(
            name=names[0],
            points=_most(
                deeper,
                [i for i, head in enumerate(deeper) if _POINTS.search(head) and i != names[0]],
            ),
            number=next((i for i, head in enumerate(heads) if _NUMBER.match(head)), None),
            notes=tuple(i for i, head in enumerate(heads) if _NOTE.search(head) and i != names[0]),
            first=first,
        )
    return None


def _second_line(rows: Sequence[TableRow], at: int, heads: list[str]) -> tuple[int, list[str]]:
    """The first row below heads that may stand in two lines, and the heads of both lines."""
    first, deeper = at + 1, list(heads)
    name = next(i for i, head in enumerate(heads) if _NAME.search(head))
    if first < len(rows) and rows[first].cell(name).continues_above:
        below = rows[first].cells
        deeper = [f"{head} {_plain(rows[first].cell(i).text)}" for i, head in enumerate(heads)]
        deeper += [_plain(cell.text) for cell in below[len(heads) :]]
        first += 1
    while first < len(rows) and _numbers_columns(rows[first]):
        first += 1
    return first, deeper


def _numbers_columns(row: TableRow) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), or A B 1 2."""
    texts = [text for cell in row.cells if (text := cell.text.strip().strip("()").upper())]
    numbers = [text for text in texts if text.isdigit()]
    letters = [text for text in texts if not text.isdigit()]
    counted = [str(number) for number in range(1, len(numbers) + 1)]
    return len(texts) > 2 and numbers == counted and letters == list("ABCDEF"[: len(letters)])


def _most(heads: Sequence[str], points: Sequence[int]) -> int:
    """The column of the highest points; those that a unit got are passed over."""
    best = [i for i in points if _MOST.search(heads[i])]
    free = [i for i in points if not _GIVEN.search(heads[i])]
    return (best or free or list(points))[0]


def _plain(text: str) -> str:
    return fold(" ".join(text.split()))
