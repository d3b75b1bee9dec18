"""The paper of a result: the table of points and places, of a year or a period."""

from decimal import Decimal

from thidua.apps.appraisals.models import Period, Result
from thidua.apps.appraisals.pages.adjustments import adjusted_units
from thidua.apps.appraisals.pages.periods import with_periods
from thidua.apps.appraisals.pages.result import (
    RankedUnit,
    Ranking,
    current_ranking,
    period_ranking,
)
from thidua.apps.appraisals.queries import (
    periods_of,
    year_way,
)
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.paperwork.papers.letterhead import bloc_header
from thidua.apps.paperwork.registries.papers import (
    PaperKind,
    PaperNotReady,
    Request,
    register_paper,
)
from thidua.documents.kinds.result_summary import (
    GroupColumn,
    ResultSummaryFacts,
    UnitResult,
    result_summary,
)
from thidua.documents.model import Document, Signature, Signatures


def build_result_summary(request: Request) -> Document:
    """Bảng tổng hợp kết quả chấm điểm và xếp hạng, once it is published.

    Of the year, or until then of its last period that is closed.
    """
    season = request.season
    ranking, result = current_ranking(season)
    closed = [each for each in periods_of(season) if each.state == Period.State.CLOSED]
    if result is None and closed:
        ranking, result = period_ranking(closed[-1])
    elif ranking and closed:
        ranking = with_periods(ranking, season)
    if ranking is None or result is None:
        raise PaperNotReady("Chưa công bố kết quả: công bố ở thẻ “Kết quả” trước khi in.")
    return result_summary(
        ResultSummaryFacts(
            header=bloc_header(request, "KQ-KTĐ", moment=result.published_at),
            bloc=season.bloc_name_at(result.published_at),
            year=season.year,
            groups=tuple(
                GroupColumn(group.id, group.name, group.maximum)
                for group in ranking.groups
                if not group.is_bonus
            ),
            results=tuple(_result(ranking, unit) for unit in ranking.units),
            decimals=plan_of(result.scheme).scheme.decimals,
            signatures=Signatures((Signature("TRƯỞNG KHỐI", authority="TM. KHỐI THI ĐUA"),)),
            maximum_total=ranking.maximum,
            notes=_notes(ranking, result),
            recipients=(
                "Các đơn vị thành viên",
                season.authority_at(result.published_at).standing_office,
                "Lưu",
            ),
            illustrative=season.is_illustrative,
            period=result.period.name if result.period else "",
        )
    )


def _result(ranking: Ranking, unit: RankedUnit) -> UnitResult:
    pairs = list(zip(ranking.groups, unit.groups, strict=True))
    bonus = [points for group, points in pairs if group.is_bonus]
    notes = [*unit.reasons, *(["bằng hạng"] if unit.is_tied else [])]
    reached = unit.reached if unit.rank is not None else None
    notes += reached.reasons if reached else ()
    return UnitResult(
        unit=unit.name,
        group_points=tuple(points for group, points in pairs if not group.is_bonus),
        bonus=sum(bonus, Decimal(0)) if bonus else None,
        deduction=unit.deductions,
        total=unit.total,
        rank=unit.rank,
        note="; ".join(notes),
        reached=None if unit.reached is None else unit.reached.name,
    )


def _notes(ranking: Ranking, result: Result) -> tuple[str, ...]:
    notes = [f"Công bố lần {result.version}; mã băm của kết quả: {result.hash[:16]}…"]
    if ranking.periods:
        way = str(year_way(result.season).get_joining_display()).lower()
        notes.append(f"Kết quả cả năm ({way}) của {', '.join(ranking.periods)}")
    if ranking.tie_break:
        order = ", ".join(ranking.tie_break)
        notes.append(f"Bằng tổng điểm thì xét lần lượt {order}; vẫn bằng thì cùng hạng")
    notes += [
        f"Điều chỉnh cho {each.unit}, mục {each.item}: {each.text.rstrip('.')}"
        for each in adjusted_units(result.season)
    ]
    return tuple(notes)


register_paper(
    PaperKind(
        kind="result_summary",
        title="Bảng tổng hợp kết quả và xếp hạng",
        description="Điểm theo nhóm, tổng điểm, hạng của các đơn vị, khổ ngang.",
        build=build_result_summary,
        order=21,
    )
)
