"""What the pages show, in Excel."""

from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.apps.insight.pages.flags import FlagsPage
from thidua.apps.insight.pages.year import BlocRow, YearPage
from thidua.formats.tables_workbook import TableSheet, tables_workbook

Cells = list[str | int | Decimal | None]


def year_workbook(title: str, page: YearPage) -> bytes:
    """A line a bloc."""
    columns = (
        (_("Cấp tổ chức"), 28), (_("Khối"), 60), (_("Bước"), 24), (_("Đơn vị"), 9),
        (_("Đơn vị trễ"), 10), (_("Trễ nhất (ngày)"), 12), (_("Thấp nhất (%)"), 12),
        (_("Giữa (%)"), 12), (_("Cao nhất (%)"), 12), (_("Tự chấm cao hơn (điểm %)"), 16),
        (_("Đứng đầu"), 40), (_("Ghi chú"), 30),
    )  # fmt: skip
    return tables_workbook(
        [TableSheet(_("Các khối"), title, columns, [_cells(row) for row in page.rows])]
    )


def _cells(row: BlocRow) -> Cells:
    season, shares = row.season, row.shares
    found = [shares.lowest, shares.middle, shares.highest, shares.inflation] if shares else []
    points = [None if each is None else round(each, 1) for each in found] or [None] * 4
    return [
        str(season.bloc.authority), season.bloc_name, season.get_state_display(), row.late.units,
        row.late.late, row.late.days, *points, row.first, row.note,
    ]  # fmt: skip


def flags_workbook(title: str, page: FlagsPage) -> bytes:
    """A line a unit, a column a year."""
    years = [(str(year), 8) for year in page.years]
    columns = [
        (_("Khối"), 50), (_("Đơn vị"), 50), *years, (_("Số Cờ"), 8), (_("Mọi khen thưởng"), 12)
    ]  # fmt: skip
    rows: list[Cells] = [
        [row.bloc, row.unit, *("x" if flag else "" for flag in row.flags), row.count, row.awards]
        for row in page.rows
    ]
    return tables_workbook([TableSheet(_("Cờ thi đua"), title, columns, rows)])
