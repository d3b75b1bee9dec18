"""What the pages show, in Excel and as CSV."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.apps.insight.extracts.building import Table
from thidua.apps.insight.pages.flags import FlagsPage
from thidua.apps.insight.pages.honesty import HonestyPage
from thidua.apps.insight.pages.year import BlocRow, YearPage
from thidua.apps.insight.sheets.extracts import csv_text, table_sheet
from thidua.formats.tables_workbook import TableSheet, tables_workbook

Cells = list[str | int | Decimal | None]


def table_file(sheet: TableSheet, ending: str) -> tuple[bytes | str, str]:
    """One list as ``xlsx`` or ``csv``, and what the file is called: its title."""
    name = f"{sheet.title}.{ending}"
    if ending == "csv":
        return csv_text([head for head, _width in sheet.columns], sheet.rows), name
    return tables_workbook([sheet]), name


def year_table(title: str, page: YearPage) -> TableSheet:
    """A line a bloc."""
    columns = (
        (_("Cấp tổ chức"), 28), (_("Khối"), 60), (_("Bước"), 24), (_("Đơn vị"), 9),
        (_("Đơn vị trễ"), 10), (_("Trễ nhất (ngày)"), 12), (_("Thấp nhất (%)"), 12),
        (_("Giữa (%)"), 12), (_("Cao nhất (%)"), 12), (_("Tự chấm cao hơn (điểm %)"), 16),
        (_("Đứng đầu"), 40), (_("Ghi chú"), 30),
    )  # fmt: skip
    return TableSheet(_("Các khối"), title, columns, [_cells(row) for row in page.rows])


def _cells(row: BlocRow) -> Cells:
    season, shares = row.season, row.shares
    found = [shares.lowest, shares.middle, shares.highest, shares.inflation] if shares else []
    points = [None if each is None else round(each, 1) for each in found] or [None] * 4
    return [
        str(season.bloc.authority), season.bloc_name, season.get_state_display(), row.late.units,
        row.late.late, row.late.days, *points, row.first, row.note,
    ]  # fmt: skip


def flags_table(title: str, page: FlagsPage) -> TableSheet:
    """A line a unit, a column a year."""
    years = [(str(year), 8) for year in page.years]
    columns = [
        (_("Khối"), 50), (_("Đơn vị"), 50), *years, (_("Số Cờ"), 8), (_("Mọi khen thưởng"), 12)
    ]  # fmt: skip
    rows: list[Cells] = [
        [
            row.bloc,
            row.unit,
            *("x" if flag.has else "" for flag in row.flags),
            row.count,
            row.awards,
        ]
        for row in page.rows
    ]
    return TableSheet(_("Cờ thi đua"), title, columns, rows)


def tables_of_page(title: str, tables: Sequence[Table]) -> bytes:
    """A sheet a table, numbered, each with what it counts."""
    return tables_workbook(
        [
            table_sheet(f"{at}. {each.wish.rows.label}"[:31], f"{title}: {told(each)}", each)
            for at, each in enumerate(tables, start=1)
        ]
    )


def told(table: Table) -> str:
    """What a table counts, in words."""
    wish = table.wish
    by = f"{wish.rows.label}, {wish.columns.label}" if wish.columns else str(wish.rows.label)
    return _("%(measure)s theo %(by)s") % {"measure": wish.measure.label, "by": by.lower()}


def honesty_table(title: str, page: HonestyPage) -> TableSheet:
    """A line a bloc."""
    columns = (
        (_("Cấp tổ chức"), 28), (_("Khối"), 60), (_("Số tiêu chí"), 10),
        (_("Ai cũng được tối đa"), 12), (_("Tên các tiêu chí ấy"), 60),
        (_("Nhất hơn nhì (%)"), 12), (_("Đề nghị"), 10), (_("Được khen"), 10),
        (_("Không được khen"), 12),
    )  # fmt: skip
    rows: list[Cells] = [
        [
            str(row.season.bloc.authority), row.season.bloc_name, row.criteria, len(row.full),
            "; ".join(f"{each.id} {each.name}" for each in row.full), row.gap,
            row.proposals.count, row.proposals.decided, row.proposals.refused,
        ]
        for row in page.rows
    ]  # fmt: skip
    return TableSheet(_("Các khối"), title, columns, rows)
