"""The tables of the statistics as a workbook."""

from django.utils.translation import gettext as _

from thidua.apps.awards.statistics.tables import Statistics, YearCounts
from thidua.formats.tables_workbook import TableSheet, tables_workbook


def statistics_workbook(found: Statistics, title: str) -> bytes:
    """By award and year, by unit and year, persons by sex and direct work."""
    persons = (
        (_("Danh hiệu, hình thức"), 44), (_("Số lượt"), 10), (_("Nữ"), 10), (_("Rõ giới tính"), 12),
        (_("Lao động trực tiếp"), 12), (_("Rõ có trực tiếp hay không"), 14),
    )  # fmt: skip
    people = [
        (line.name, line.count, line.women, line.sex_known, line.direct, line.direct_known)
        for line in found.people
    ]
    return tables_workbook(
        [
            _by_year(_("Theo năm"), title, _("Danh hiệu, hình thức"), found.awards, found.years),
            _by_year(_("Theo đơn vị"), title, _("Đơn vị"), found.units, found.years),
            TableSheet(_("Cá nhân"), title, persons, people),
        ]
    )


def _by_year(
    name: str, title: str, first: str, lines: list[YearCounts], years: list[int]
) -> TableSheet:
    columns = [(first, 44), *((str(year), 9) for year in years), (_("Cộng"), 10)]
    return TableSheet(
        name, title, columns, [(line.name, *line.cells(years), line.total) for line in lines]
    )
