"""The paper of a result: the table of points and places, of a year or a period."""

from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext_noop

from thidua.apps.appraisals.models import Period, Result
from thidua.apps.appraisals.pages.adjustments import adjusted_units
from thidua.apps.appraisals.pages.periods import with_periods
from thidua.apps.appraisals.pages.ranking import RankedUnit, Ranking
from thidua.apps.appraisals.pages.result import current_ranking, period_ranking
from thidua.apps.appraisals.queries import periods_of, year_way
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.appraisals.scoring.tables import tables_of
from thidua.apps.paperwork.papers.letterhead import bloc_header
from thidua.apps.paperwork.registries.papers import (
    PaperKind,
    PaperNotReady,
    Request,
    register_paper,
)
from thidua.documents.kinds.result_summary import (
    GroupColumn,
    KindTable,
    ResultSummaryFacts,
    SharedPlace,
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
        replace(
            _facts(request, result, ranking),
            together=tuple(map(_shared, ranking.units)) if _in_one_list(ranking) else (),
            parts=tuple(
                KindTable(part.kind, replace(_facts(request, result, part), notes=_ties(part)))
                for part in ranking.tables
            ),
            notes=_notes(ranking, result),
        )
    )


def _in_one_list(ranking: Ranking) -> bool:
    return bool(ranking.tables) and ranking.is_together


def _facts(request: Request, result: Result, ranking: Ranking) -> ResultSummaryFacts:
    """Head, foot and the table of one ranking."""
    season = request.season
    scheme = tables_of(result)[0].scheme
    return ResultSummaryFacts(
        header=bloc_header(request, "KQ-KTĐ", moment=result.published_at),
        bloc=season.bloc_name_at(result.published_at),
        year=season.year,
        groups=tuple(
            GroupColumn(group.id, group.name, group.maximum)
            for group in ranking.groups
            if not group.is_bonus
        ),
        results=() if ranking.tables else tuple(_result(ranking, unit) for unit in ranking.units),
        decimals=plan_of(scheme).scheme.decimals,
        signatures=Signatures((Signature("TRƯỞNG KHỐI", authority="TM. KHỐI THI ĐUA"),)),
        maximum_total=ranking.maximum,
        recipients=(
            "Các đơn vị thành viên",
            season.authority_at(result.published_at).standing_office,
            "Lưu",
        ),
        illustrative=season.is_illustrative,
        period=result.period.name if result.period else "",
    )


def _shared(unit: RankedUnit) -> SharedPlace:
    notes = [*unit.reasons, *(["bằng hạng"] if unit.is_tied else [])]
    return SharedPlace(
        unit=unit.name,
        kind=unit.kind,
        total=unit.total,
        maximum=unit.maximum,
        percent=unit.percent,
        rank=unit.rank,
        note="; ".join(notes),
        reached=unit.reached.name if unit.reached else None,
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
    if _in_one_list(ranking):
        notes.append(
            "Xếp chung theo tỷ lệ tổng điểm so với điểm tối đa của bảng mình; bằng tỷ lệ thì cùng "
            "hạng"
        )
    notes += _ties(ranking)
    notes += [
        f"Điều chỉnh cho {each.unit}, mục {each.item}: {each.text.rstrip('.')}"
        for each in adjusted_units(result.season)
    ]
    return tuple(notes)


def _ties(ranking: Ranking) -> tuple[str, ...]:
    if not ranking.tie_break:
        return ()
    order = ", ".join(ranking.tie_break)
    return (f"Bằng tổng điểm thì xét lần lượt {order}; vẫn bằng thì cùng hạng",)


register_paper(
    PaperKind(
        kind="result_summary",
        title="Bảng tổng hợp kết quả và xếp hạng",
        description=gettext_noop("Điểm theo nhóm, tổng điểm, hạng của các đơn vị, khổ ngang."),
        build=build_result_summary,
        order=21,
    )
)
