"""The result as a spreadsheet: ranking by groups, every criterion, proposed awards."""

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from thidua.apps.appraisals.models import Period, Result
from thidua.apps.appraisals.pages.firmness import FirmnessPage, bloc_firmness
from thidua.apps.appraisals.pages.ranking import Ranking
from thidua.apps.appraisals.scoring.bloc import season_sheets
from thidua.apps.appraisals.sheets.recount import add_figures, claims_of
from thidua.apps.seasons.models import Season
from thidua.web.workbooks import BOLD, HEAD, TITLE, put, put_text


def result_workbook(
    season: Season, ranking: Ranking, result: Result | None, period: Period | None = None
) -> Workbook:
    """Xếp hạng, Tiêu chí, Khen thưởng, Độ vững, Tự chấm, and the figures that were counted.

    A year of periods has the last three in the workbooks of its periods. Where kinds of units have
    tables of their own, each has these pages, with its number in their names.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    if ranking.tables and ranking.is_together:
        when = _when(season, period)
        _together(workbook.create_sheet("Xếp hạng chung"), season, ranking, when, result)
        _awards(workbook.create_sheet("Khen thưởng"), ranking)
    sheets = [] if ranking.periods else season_sheets(season, period)
    firm = None if ranking.periods else bloc_firmness(ranking, sheets)
    for number, part in enumerate(ranking.parts, start=1):
        end = f" {number}" if ranking.tables else ""
        _ranking(workbook.create_sheet(f"Xếp hạng{end}"), season, part, result, period)
        _criteria(workbook.create_sheet(f"Tiêu chí{end}"), part)
        if not ranking.tables or not ranking.is_together:
            _awards(workbook.create_sheet(f"Khen thưởng{end}"), part)
        if firm and not firm.tables[number - 1].has_moved:
            if not firm.together:
                _neighbours(workbook.create_sheet(f"Độ vững{end}"), firm.tables[number - 1])
            _own_and_final(workbook.create_sheet(f"Tự chấm{end}"), firm.tables[number - 1])
        if firm:
            codes = [unit.code for unit in part.units]
            add_figures(workbook, claims_of(sheets, codes), f"RESULTS{end}")
    if firm and firm.together and not firm.together.has_moved:
        _neighbours(workbook.create_sheet("Độ vững"), firm.together, "Cách nhau (%)")
    return workbook


def _when(season: Season, period: Period | None) -> str:
    return f"{period.name.upper()} NĂM {season.year}" if period else f"NĂM {season.year}"


def _together(
    page: Worksheet, season: Season, ranking: Ranking, when: str, result: Result | None
) -> None:
    """Units of all kinds by their share of their own table."""
    _title(page, season, when, result)
    columns = ["Xếp hạng", "Mã", "Đơn vị", "Loại hình"]
    columns += [f"{name}{part}" for name in ranking.periods for part in ("", " (hạng)")]
    classes = ["Xếp loại"] if ranking.has_classes else []
    columns += ["Tổng điểm", "Điểm tối đa", "Tỷ lệ (%)", *classes, "Ghi chú"]
    put(page, 5, list(columns), font=BOLD, fill=HEAD)
    for row, unit in enumerate(ranking.units, start=6):
        place: object = unit.rank if unit.rank is not None else "Không xét"
        earlier = [each for part in unit.periods for each in (part.total, part.rank)]
        reached = [unit.reached.name if unit.reached else ""][: len(classes)]
        points = [unit.total, unit.maximum, unit.percent]
        note = "; ".join((*unit.awards, *unit.reasons))
        put(page, row, [place, unit.code, unit.name, unit.kind, *earlier, *points, *reached, note])
    _widen(page, [10, 10, 42, 28, *[14] * (len(columns) - 5), 50])
    page.freeze_panes = "D6"


def _title(page: Worksheet, season: Season, when: str, result: Result | None) -> None:
    put_text(page, 1, 1, f"KẾT QUẢ CHẤM ĐIỂM VÀ XẾP HẠNG THI ĐUA {when}", TITLE)
    put_text(page, 2, 1, season.bloc_name)
    published = f"Công bố lần {result.version}" if result else "TẠM TÍNH, chưa công bố"
    put_text(page, 3, 1, published)


def _ranking(
    page: Worksheet, season: Season, ranking: Ranking, result: Result | None, period: Period | None
) -> None:
    _title(page, season, _when(season, period), result)
    if ranking.kind:
        put_text(page, 4, 1, f"Loại hình: {ranking.kind}, tối đa {ranking.maximum:f} điểm")
    heads = [f"{group.id} (tối đa {group.maximum:f})" for group in ranking.groups]
    classes = ["Xếp loại", "Lý do xếp loại"] if ranking.has_classes else []
    parts = [f"{name}{part}" for name in ranking.periods for part in ("", " (hạng)")]
    ends = ["Điểm trừ", "Tổng điểm", *classes, "Ghi chú"]
    columns = ["Xếp hạng", "Mã", "Đơn vị", *parts, *heads, *ends]
    put(page, 5, list(columns), font=BOLD, fill=HEAD)
    for row, unit in enumerate(ranking.units, start=6):
        note = "; ".join((*unit.awards, *unit.reasons))
        place: object = unit.rank if unit.rank is not None else "Không xét"
        reached = [unit.reached.name, "; ".join(unit.reached.reasons)] if unit.reached else []
        points = [*unit.groups, unit.deductions, unit.total]
        earlier = [each for part in unit.periods for each in (part.total, part.rank)]
        put(page, row, [place, unit.code, unit.name, *earlier, *points, *reached, note])
    widths = [10, 10, 42, *[14] * (len(parts) + len(heads)), 10, 12, *[16, 50][: len(classes)], 50]
    _widen(page, widths)
    page.freeze_panes = "D6"


def _criteria(page: Worksheet, ranking: Ranking) -> None:
    names = [unit.code for unit in ranking.units]
    heads = [
        "Mã",
        "Tiêu chí",
        "Điểm tối đa",
        *names,
        "Thấp nhất",
        "Trung vị",
        "Cao nhất",
        "Ghi chú",
    ]
    put(page, 1, list(heads), font=BOLD, fill=HEAD)
    for row, spread in enumerate(ranking.spreads, start=2):
        points = [unit.criteria.get(spread.id) for unit in ranking.units]
        note = "mọi đơn vị đều đạt tối đa" if spread.all_full else ""
        range_ = [spread.lowest, spread.middle, spread.highest, note]
        put(page, row, [spread.id, spread.name, spread.maximum, *points, *range_])
    _widen(page, [8, 60, 12, *[10] * len(names), 10, 10, 10, 28])
    page.freeze_panes = "D2"


def _awards(page: Worksheet, ranking: Ranking) -> None:
    heads = [
        "Hình thức",
        "Số lượng",
        "Đơn vị theo xếp hạng",
        "Bằng điểm ở suất cuối",
        "Điều kiện",
        "Không đủ điều kiện",
    ]
    put(page, 1, list(heads), font=BOLD, fill=HEAD)
    for row, award in enumerate(ranking.awards, start=2):
        lists = [award.units, award.tied]
        texts = ["; ".join(units) for units in lists]
        passed = "\n".join(award.passed)
        put(page, row, [award.name, award.quota, *texts, award.needs, passed])
    _widen(page, [44, 10, 60, 40, 40, 60])


def _neighbours(page: Worksheet, firm: FirmnessPage, gap: str = "Cách nhau") -> None:
    heads = ["Hạng trên", "Đơn vị trên", "Hạng dưới", "Đơn vị dưới", gap]
    put(
        page,
        1,
        [*heads, "Chỉ đổi điểm một tiêu chí", "Chỉ đổi trọng số một nhóm"],
        font=BOLD,
        fill=HEAD,
    )
    for row, pair in enumerate(firm.neighbours, start=2):
        ranks = [pair.upper_rank, pair.upper, pair.lower_rank, pair.lower]
        put(page, row, [*ranks, pair.gap, pair.points, pair.weight])
    _widen(page, [10, 42, 10, 42, 10, 60, 60])
    page.freeze_panes = "A2"


def _own_and_final(page: Worksheet, firm: FirmnessPage) -> None:
    put(page, 1, ["Đơn vị", "Tự chấm", "Kết quả", "Chênh lệch"], font=BOLD, fill=HEAD)
    for row, unit in enumerate(firm.own_and_final, start=2):
        put(page, row, [unit.name, unit.own, unit.final, unit.difference])
    _widen(page, [42, 12, 12, 12])
    page.freeze_panes = "A2"


def _widen(page: Worksheet, widths: list[int]) -> None:
    for column, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
