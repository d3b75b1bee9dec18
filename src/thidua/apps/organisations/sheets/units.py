"""Units as rows of the official sheet, and what reading a sheet back would change."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from thidua.apps.organisations.actions.units import unit_facts
from thidua.apps.organisations.facts import UnitFacts
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.organisations.sheets.changes import CellChange, shown
from thidua.formats.unit_sheet import UnitRow

_COLUMNS = {
    "code": gettext_lazy("Mã"),
    "name": gettext_lazy("Tên đầy đủ"),
    "aliases": gettext_lazy("Tên gọi khác"),
    "valid_from": gettext_lazy("Hoạt động từ"),
    "valid_to": gettext_lazy("Hoạt động đến"),
    "has_party_cell": gettext_lazy("Có chi bộ"),
    "has_union": gettext_lazy("Có công đoàn"),
    "has_youth_union": gettext_lazy("Có chi đoàn"),
}


@dataclass(frozen=True, slots=True)
class RowChange:
    """What one row of the sheet does: a new unit, changed cells, or nothing."""

    number: int
    code: str
    name: str
    is_new: bool
    cells: tuple[CellChange, ...]


def unit_rows(units: QuerySet[Unit]) -> Iterator[UnitRow]:
    """The units, aliases fetched before, as rows."""
    for number, unit in enumerate(units, start=3):
        yield _row(number, unit)


def row_changes(authority: Authority, rows: Sequence[UnitRow]) -> list[RowChange]:
    """Each row against what is stored, in the order of the sheet."""
    stored = {
        unit.code.casefold(): unit
        for unit in Unit.objects.filter(authority=authority).prefetch_related("aliases")
    }
    return [_change(row, stored.get(row.code.casefold())) for row in rows]


def facts_of_rows(authority: Authority, rows: Sequence[UnitRow]) -> list[UnitFacts]:
    """The rows as facts; what the sheet does not tell stays as it is stored."""
    stored = {unit.code.casefold(): unit for unit in Unit.objects.filter(authority=authority)}
    return [_facts(row, stored.get(row.code.casefold())) for row in rows]


def unpacked(kept: Iterable[dict[str, object]]) -> list[UnitRow]:
    """The rows that were kept."""
    rows = []
    for values in kept:
        given = {field.name: values[field.name] for field in fields(UnitRow)}
        for name in ("valid_from", "valid_to"):
            given[name] = date.fromisoformat(str(given[name])) if given[name] else None
        aliases = given["aliases"]
        given["aliases"] = tuple(aliases) if isinstance(aliases, list) else ()
        rows.append(UnitRow(**given))  # type: ignore[arg-type] # packed from such rows
    return rows


def _row(number: int, unit: Unit) -> UnitRow:
    facts = unit_facts(unit)
    told = {name: getattr(facts, name) for name in _COLUMNS}
    return UnitRow(number, **told)


def _facts(row: UnitRow, stored: Unit | None) -> UnitFacts:
    told = {name: getattr(row, name) for name in _COLUMNS}
    if stored is not None:
        told |= {"party_format": stored.party_format, "is_illustrative": stored.is_illustrative}
        told["code"] = stored.code
    return UnitFacts(**told)


def _change(row: UnitRow, stored: Unit | None) -> RowChange:
    if stored is None:
        return RowChange(row.number, row.code, row.name, is_new=True, cells=())
    before, after = _row(row.number, stored), row
    cells = tuple(
        CellChange(str(label), shown(getattr(before, name)), shown(getattr(after, name)))
        for name, label in _COLUMNS.items()
        if name != "code" and getattr(before, name) != getattr(after, name)
    )
    return RowChange(row.number, stored.code, row.name, is_new=False, cells=cells)
