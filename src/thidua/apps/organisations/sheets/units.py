"""Units as rows of the official sheet, and what reading a sheet back would change."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from thidua.apps.organisations.actions.units import unit_facts
from thidua.apps.organisations.facts import UnitFacts
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.organisations.sheets.changes import RowChange, cell_changes
from thidua.domain.identity import identity
from thidua.formats.unit_sheet import UnitRow

_COLUMNS = {
    "name": gettext_lazy("Tên đầy đủ"),
    "aliases": gettext_lazy("Tên gọi khác"),
    "valid_from": gettext_lazy("Hoạt động từ"),
    "valid_to": gettext_lazy("Hoạt động đến"),
    "has_party_cell": gettext_lazy("Có chi bộ"),
    "has_union": gettext_lazy("Có công đoàn"),
    "has_youth_union": gettext_lazy("Có chi đoàn"),
}


def unit_rows(units: QuerySet[Unit]) -> Iterator[UnitRow]:
    """The units, aliases fetched before, as rows."""
    for number, unit in enumerate(units, start=3):
        yield _row(number, unit)


def row_changes(authority: Authority, rows: Sequence[UnitRow]) -> list[RowChange]:
    """Each row against what is stored, in the order of the sheet."""
    stored = _stored(authority)
    return [_change(row, stored.get(identity(row.code))) for row in rows]


def facts_of_rows(authority: Authority, rows: Sequence[UnitRow]) -> list[UnitFacts]:
    """The rows as facts; what the sheet does not tell stays as it is stored."""
    stored = _stored(authority)
    return [_facts(row, stored.get(identity(row.code))) for row in rows]


def _stored(authority: Authority) -> dict[str, UnitFacts]:
    units = Unit.objects.filter(authority=authority).prefetch_related("aliases")
    return {identity(unit.code): unit_facts(unit) for unit in units}


def unpacked(kept: Iterable[dict[str, object]]) -> list[UnitRow]:
    """The rows that were kept."""
    rows = []
    for values in kept:
        given = {field.name: values[field.name] for field in fields(UnitRow)}
        for name in ("valid_from", "valid_to"):
            given[name] = date.fromisoformat(str(given[name])) if given[name] else None
        for name in ("aliases", "told"):
            names = given[name]
            given[name] = tuple(names) if isinstance(names, list | tuple) else ()
        rows.append(UnitRow(**given))  # type: ignore[arg-type] # packed from such rows
    return rows


def _row(number: int, unit: Unit) -> UnitRow:
    facts = unit_facts(unit)
    told = {name: getattr(facts, name) for name in ("code", *_COLUMNS)}
    return UnitRow(number, **told)


def _facts(row: UnitRow, stored: UnitFacts | None) -> UnitFacts:
    if stored is None:
        return UnitFacts(row.code, **{name: getattr(row, name) for name in _COLUMNS})
    told: dict[str, Any] = {name: getattr(row, name) for name in row.told}
    if set(told.get("aliases", ())) == set(stored.aliases):
        told.pop("aliases", None)  # the order in which names are listed says nothing
    return replace(stored, **told)


def _change(row: UnitRow, stored: UnitFacts | None) -> RowChange:
    facts = _facts(row, stored)
    shown = {name: label for name, label in _COLUMNS.items() if stored or name != "name"}
    cells = cell_changes(stored, facts, shown)
    return RowChange(row.number, facts.code, facts.name, is_new=stored is None, cells=cells)
