"""What reading a sheet back would change, cell by cell, and rows kept until they are accepted."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that would change."""

    column: str
    before: str
    after: str


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
