"""What differs between two texts, word by word, as a page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from thidua.domain.regulation import RegulationText
from thidua.domain.regulation_changes import Piece, TextChange, changes_between, pieces


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One part that differs, its words old and new in one row."""

    change: TextChange
    pieces: tuple[Piece, ...]


def rows_between(old: RegulationText, new: RegulationText) -> tuple[ChangeRow, ...]:
    """Every difference."""
    return _rows(changes_between(old, new))


def _rows(changes: Iterable[TextChange]) -> tuple[ChangeRow, ...]:
    return tuple(ChangeRow(each, pieces(each.old, each.new)) for each in changes)
