"""What reading a sheet back would change, cell by cell, and rows kept until they are accepted."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thidua.domain.old_fonts import looks_like_an_old_font

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from django.utils.functional import _StrOrPromise as StrOrPromise


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that would change."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """What one row of a sheet does: something new, changed cells, or nothing.

    ``cells`` of something new are all that would be written of it; ``double`` says why it may be
    known already.
    """

    number: int
    code: str
    name: str
    is_new: bool
    cells: tuple[CellChange, ...] = ()
    double: str = ""

    @property
    def is_in_old_font(self) -> bool:
        """Whether a text of it looks typed for a font of before Unicode."""
        texts = (self.name, *(cell.after for cell in self.cells))
        return any(looks_like_an_old_font(text) for text in texts)


def cell_changes(
    before: object, after: object, names: "Mapping[str, StrOrPromise]"
) -> tuple[CellChange, ...]:
    """Each field by name that differs; ``before`` None: all that is written of something new."""
    told = (
        (str(label), getattr(before, name, None), getattr(after, name))
        for name, label in names.items()
    )
    return tuple(
        CellChange(label, shown(old), shown(new))
        for label, old, new in told
        if (old != new if before is not None else new not in (None, "", ()))
    )


def shown(value: object) -> str:
    """A stored or read value as a preview shows it."""
    if value is None or value in ("", ()):
        return _("(trống)")
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, tuple):
        return "; ".join(value)
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def packed(rows: "Iterable[DataclassInstance]") -> list[dict[str, object]]:
    """Rows as plain values, to be kept in the session between preview and acceptance."""
    return [
        {
            key: value.isoformat() if isinstance(value, date) else value
            for key, value in asdict(row).items()
        }
        for row in rows
    ]
