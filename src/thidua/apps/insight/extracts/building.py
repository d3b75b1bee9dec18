"""A table built of a source: rows, columns, a measure, narrowed; small cells of people hidden."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.insight.extracts import awards, ledger, rankings, reports
from thidua.apps.insight.extracts.hiding import hidden_of
from thidua.apps.insight.extracts.sources import (
    NOT_KNOWN,
    Dimension,
    Figure,
    Key,
    Offices,
    Source,
    added,
)
from thidua.apps.insight.extracts.wishes import Wish, narrowed
from thidua.domain.small_cells import TOTAL
from thidua.web.charts import Chart, Reach, chart_of

SOURCES: Mapping[str, Source] = {
    each.name: each for each in (awards.SOURCE, rankings.SOURCE, ledger.SOURCE, reports.SOURCE)
}
MOST_COLUMNS = 30
_IN_CHART = 40
HIDDEN = "•"


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in words, and where the rows behind it are; "" where they are not told."""

    told: str
    value: int | Decimal | None = None
    url: str = ""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its name, its cells, all of it."""

    key: str
    name: str
    cells: tuple[Cell, ...]
    total: Cell
    is_empty: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is shown; ``columns`` are empty where it has only the measure."""

    wish: Wish
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    totals: TableRow
    too_wide: int  # how many columns it would have had
    has_hidden: bool

    @property
    def has_data(self) -> bool:
        """Whether any figure is in it."""
        return bool(self.totals.total.told)

    @property
    def chart(self) -> Chart | None:
        """A bar for each row, where bars make sense and are not too many."""
        told = [row for row in self.rows if row.total.value is not None]
        if not told or len(told) > _IN_CHART:
            return None
        reaches = [_bar(row) for row in told]
        return chart_of(str(self.wish.measure.label), reaches)


def _bar(row: TableRow) -> Reach:
    value = row.total.value or 0
    return Reach(row.name, 0, value, value, row.total.told)


def table_of(offices: Offices, wish: Wish) -> Table:
    """One question of counts, four of others, and one for the names of each side."""
    sides = [f"by_{wish.rows.name}", *([f"by_{wish.columns.name}"] if wish.columns else [])]
    _cells, by_row, by_column, _everything = tallies = _tallies(
        narrowed(offices, wish), wish, sides
    )
    rows = _names(offices, wish.rows, {key[0] for key in by_row})
    columns = _names(offices, wish.columns, {key[0] for key in by_column}) if wish.columns else {}
    if len(columns) > MOST_COLUMNS:
        return Table(wish, (), (), TableRow("", "", (), Cell(""), True), len(columns), False)
    hidden = hidden_of(offices, wish, sides)
    return _shown(wish, rows, columns, tallies, hidden)


_Tallies = tuple[Mapping[Key, Figure], Mapping[Key, Figure], Mapping[Key, Figure], Figure | None]


def _tallies(found: "QuerySet[Any, Any]", wish: Wish, sides: Sequence[str]) -> _Tallies:
    """Cells, sums of the rows, of the columns, of everything."""
    tally = wish.measure.tally
    cells = tally(found, sides)
    if wish.measure.is_count:
        by_row = _summed(cells, 0) if wish.columns else cells
        by_column = _summed(cells, 1) if wish.columns else {}
        return cells, by_row, by_column, added(cells.values())
    by_row = tally(found, sides[:1]) if wish.columns else cells
    by_column = tally(found, sides[1:]) if wish.columns else {}
    return cells, by_row, by_column, tally(found, ()).get(())


def _summed(cells: Mapping[Key, Figure], side: int) -> Mapping[Key, Figure]:
    found: dict[Key, list[Figure]] = {}
    for key, figure in cells.items():
        found.setdefault((key[side],), []).append(figure)
    return {key: added(figures) for key, figures in found.items()}


def _names(offices: Offices, dimension: Dimension, keys: set[str]) -> dict[str, str]:
    told = dimension.names(offices, keys)
    if dimension.shows_all:
        return dict(told)
    return {key: told[key] for key in told if key in keys} | {
        key: key for key in sorted(keys) if key not in told
    }


def _shown(
    wish: Wish,
    rows: Mapping[str, str],
    columns: Mapping[str, str],
    tallies: _Tallies,
    hidden: frozenset[tuple[str, str]],
) -> Table:
    cells, by_row, by_column, everything = tallies
    beside = _Beside(wish, hidden)
    shown = tuple(
        TableRow(
            key,
            name,
            tuple(beside.cell(cells.get((key, each)), key, each) for each in columns),
            beside.cell(by_row.get((key,)), key, TOTAL),
            (key,) not in by_row,
        )
        for key, name in rows.items()
    )
    below = tuple(beside.cell(by_column.get((each,)), TOTAL, each) for each in columns)
    total = TableRow("", _("Cộng"), below, beside.cell(everything, TOTAL, TOTAL), False)
    return Table(wish, tuple(columns.values()), shown, total, 0, bool(hidden))


@dataclass(frozen=True, slots=True)
class _Beside:
    """Cells with the addresses of the rows behind them."""

    wish: Wish
    hidden: frozenset[tuple[str, str]]

    def cell(self, figure: Figure | None, row: str, column: str) -> Cell:
        if figure is None:
            return Cell("")
        alone = self.wish.columns is None
        if (row, column) in self.hidden or (alone and (row, "") in self.hidden):
            return Cell(HIDDEN, is_hidden=True)
        asked = dict(self.wish.filters)
        asked |= {} if row == TOTAL else {self.wish.rows.name: row}
        if self.wish.columns is not None and column != TOTAL:
            asked |= {self.wish.columns.name: column}
        return Cell(figure.told, figure.value, self._url(asked))

    def _url(self, asked: Mapping[str, str]) -> str:
        if self.wish.is_personal:
            return ""
        query = urlencode(asked)
        place = reverse("insight:rows", args=[self.wish.source.name])
        return f"{place}?{query}" if query else place


def told_filters(offices: Offices, wish: Wish) -> list[tuple[str, str]]:
    """What the table is narrowed to, in words."""
    told = []
    for name, key in wish.filters.items():
        dimension = wish.source.dimensions[name]
        words = dimension.names(offices, {key}).get(key, _("Chưa rõ") if key == NOT_KNOWN else key)
        told.append((str(dimension.label), words))
    return told


def lines_of(table: Table) -> list[list[str | int | Decimal | None]]:
    """The table as cells of a file: figures as figures, hidden ones as ``HIDDEN``."""
    return [_line(row) for row in (*table.rows, table.totals)]


def _line(row: TableRow) -> list[str | int | Decimal | None]:
    told: Iterable[Cell] = (*row.cells, row.total)
    return [row.name, *(each.told if each.value is None else each.value for each in told)]


def heads_of(table: Table) -> Sequence[str]:
    """The heads of these columns."""
    label, measure = str(table.wish.rows.label), str(table.wish.measure.label)
    return [label, *table.columns, _("Cộng") if table.columns else measure]
