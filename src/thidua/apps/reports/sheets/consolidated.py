"""The consolidated table of a form in Excel; figures are numbers, qualifiers stand beside them."""

from collections.abc import Sequence
from decimal import Decimal

from thidua.apps.reports.models import Indicator, ReportForm
from thidua.apps.reports.pages.consolidated import SUMMED, Consolidated
from thidua.domain.qualified import Qualified
from thidua.formats.list_workbook import Value, list_workbook


def consolidated_workbook(form: ReportForm, table: Consolidated) -> bytes:
    """Rows units, columns indicators; the last row is the sums."""
    columns = [("Đơn vị", 40), ("Báo cáo", 18)]
    for each in table.indicators:
        measure = f" ({each.measure})" if each.measure else ""
        columns.append((f"{each.code}. {each.name}{measure}", 22))
        if each.kind != Indicator.Kind.TEXT:
            columns.append(("Mức", 8))
    rows: list[Sequence[Value]] = [
        [row.name, row.state or "Chưa nộp", *_cells(table, row.cells, row.figures)]
        for row in table.rows
    ]
    rows.append(["Cộng", f"{table.received}/{len(table.rows)}", *_sums(table)])
    return list_workbook(str(form), columns, rows)


def _cells(
    table: Consolidated, cells: Sequence[str], figures: Sequence[Qualified | None]
) -> list[Value]:
    found: list[Value] = []
    for each, words, figure in zip(table.indicators, cells, figures, strict=True):
        if each.kind == Indicator.Kind.TEXT:
            found.append(words)
        elif figure is None:
            found += [words, ""]
        else:
            found += [figure.value, figure.word]
    return found


def _sums(table: Consolidated) -> list[Value]:
    found: list[Value] = []
    for each, total in zip(table.indicators, table.totals, strict=True):
        if each.kind == Indicator.Kind.TEXT:
            found.append("")
        elif each.kind in SUMMED:
            found += [total.value if total else Decimal(0), total.word if total else ""]
        else:
            found += ["", ""]
    return found
