"""Tables that were asked for, and the rows behind figures, as files."""

import csv
from collections.abc import Sequence
from decimal import Decimal
from io import StringIO

from django.utils.translation import gettext as _

from thidua.apps.insight.extracts.building import HIDDEN, Table, heads_of, lines_of
from thidua.apps.insight.extracts.hiding import LEAST
from thidua.apps.insight.extracts.wishes import Wish
from thidua.apps.insight.pages.behind import MOST, RowsAsked
from thidua.formats.tables_workbook import TableSheet, tables_workbook

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table_sheet(name: str, title: str, table: Table) -> TableSheet:
    """One table as a sheet; says what the dots mean where there are any."""
    heads = heads_of(table)
    lines: list[list[str | int | Decimal | None]] = lines_of(table)
    if table.has_hidden:
        lines.append([_("%(dot)s: dưới %(least)d người, hoặc suy ra được số đó") % {
            "dot": HIDDEN, "least": LEAST
        }])  # fmt: skip
    widths = [(heads[0], 50), *((head, 18) for head in heads[1:])]
    return TableSheet(name, title, widths, lines)


def extract_workbook(table: Table, told: Sequence[tuple[str, str]]) -> bytes:
    """The table with what it is narrowed to in its title."""
    title = title_of(table.wish, told)
    return tables_workbook([table_sheet(str(table.wish.source.label), title, table)])


def title_of(wish: Wish, told: Sequence[tuple[str, str]]) -> str:
    """What a table counts, of what, and what it is narrowed to."""
    title = f"{wish.source.label} – {wish.measure.label}"
    narrowed = "; ".join(f"{label}: {words}" for label, words in told)
    return f"{title} ({narrowed})" if narrowed else title


def extract_csv(table: Table) -> str:
    """The same for other programs."""
    return csv_text(heads_of(table), lines_of(table))


def csv_text(heads: Sequence[str], lines: Sequence[Sequence[object]]) -> str:
    """Lines as CSV that Excel opens too; no cell is taken for a formula."""
    stream = StringIO()
    writer = csv.writer(stream)
    writer.writerows([[_plain(cell) for cell in line] for line in (heads, *lines)])
    return "\ufeff" + stream.getvalue()


def rows_workbook(asked: RowsAsked) -> bytes:
    """The rows behind a figure, at most ``MOST``."""
    heads = [(str(head), 40) for head in asked.source.listing.heads]
    found = asked.cells(list(asked.rows[: MOST + 1]))
    lines: list[list[str | int | Decimal | None]] = [list(row.cells) for row in found[:MOST]]
    if len(found) > MOST:
        lines.append([_("Còn nữa: tệp chỉ có %d dòng đầu; thu hẹp điều kiện rồi tải lại.") % MOST])
    title = "; ".join(f"{label}: {words}" for label, words in asked.told)
    name = str(asked.source.label)
    return tables_workbook([TableSheet(name, title or name, heads, lines)])


def _plain(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
