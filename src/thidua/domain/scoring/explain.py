"""Why a criterion has its points, in Vietnamese; and what its rule says."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from thidua.domain.exact import decimal_of, number_text, scaled_text
from thidua.domain.figures import CellState, Column
from thidua.domain.scheme import Criterion, Heading, NaPolicy, Scheme
from thidua.domain.scoring.points import limit_of


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion of one unit: points with the scheme's decimals, state, and why."""

    id: str
    points: Decimal
    maximum: Decimal
    state: CellState
    why: str
    is_heading: bool = False


def explain(
    criterion: Criterion, decimals: int, column: Column, unit: int, points: int
) -> CriterionResult:
    """Dress the points of the unit at position ``unit`` with their state and reason.

    Source: docs/algorithms/scoring.md#answer
    Units: ``points`` is an integer of 10^-``decimals``.
    """
    state, why = _state_and_why(criterion, decimals, column, unit)
    value = decimal_of(points, decimals)
    return CriterionResult(criterion.id, value, criterion.maximum, state, why)


def _state_and_why(
    criterion: Criterion, decimals: int, column: Column, unit: int
) -> tuple[CellState, str]:
    if unit in column.missing:
        return CellState.MISSING, "chưa có số liệu: 0 điểm"
    if unit in column.not_applicable:
        return CellState.NOT_APPLICABLE, _why_not_applicable(criterion)
    bonus = column.bonus_of.get(unit)
    more = f"; thưởng thêm {scaled_text(bonus, column.bonus_scale)} điểm" if bonus else ""
    if unit in column.second:
        why = _why_second_group(criterion, column, column.second[unit])
        return CellState.SCORED, why + more
    index = unit if column.positions is None else bisect_left(column.positions, unit)
    why = criterion.rule.why(limit_of(criterion, decimals), column, index)
    if unit in column.partly_missing:
        why += " (chỉ tiêu chưa có số liệu tính 0)"
    return CellState.SCORED, why + more


def explain_heading(
    heading: Heading, decimals: int, points: int, parts: Sequence[CriterionResult]
) -> CriterionResult:
    """A heading's points with their state and reason; ``parts`` are the criteria below it.

    Source: docs/algorithms/scoring.md#headings
    Units: ``points`` is an integer of 10^-``decimals``.
    """
    states = {part.state for part in parts}
    state = CellState.SCORED
    if states == {CellState.NOT_APPLICABLE}:
        state = CellState.NOT_APPLICABLE
    elif CellState.SCORED not in states:
        state = CellState.MISSING
    why = f"tổng {len(heading.parts)} mục con, tối đa {number_text(heading.maximum)} điểm"
    value = decimal_of(points, decimals)
    return CriterionResult(heading.id, value, heading.maximum, state, why, is_heading=True)


def _why_not_applicable(criterion: Criterion) -> str:
    if criterion.na_policy is NaPolicy.FULL_POINTS:
        return f"không áp dụng: tính đủ {number_text(criterion.maximum)} điểm"
    if criterion.na_policy is NaPolicy.EXCLUDE_AND_RESCALE:
        return "không áp dụng: loại khỏi nhóm, phần còn lại được quy đổi"
    if criterion.na_policy is NaPolicy.RESCALE_TOTAL:
        return "không áp dụng: loại khỏi bảng điểm, tổng điểm được quy đổi"
    return "không áp dụng: 0 điểm"


def _why_second_group(criterion: Criterion, column: Column, actual: int) -> str:
    largest = column.second_most
    most = number_text(criterion.maximum)
    own = scaled_text(actual, column.scale)
    if not largest:
        return f"không được giao chỉ tiêu, đạt {own}: 0 điểm"
    text = scaled_text(largest, column.scale)
    return (
        f"không được giao chỉ tiêu: {most} × {own} ÷ {text} (cao nhất trong nhóm không được giao)"
    )


_NA_SENTENCES = {
    NaPolicy.FULL_POINTS: "Không áp dụng thì tính đủ điểm.",
    NaPolicy.ZERO: "Không áp dụng thì 0 điểm.",
    NaPolicy.EXCLUDE_AND_RESCALE: "Không áp dụng thì loại ra và quy đổi phần còn lại của nhóm.",
    NaPolicy.RESCALE_TOTAL: "Không áp dụng thì loại ra và quy đổi tổng điểm của phần còn lại.",
    NaPolicy.SECOND_GROUP: "Không được giao thì so với các đơn vị cùng không được giao.",
}


def rule_sentence(scheme: Scheme, criterion: Criterion) -> str:
    """A criterion's rule and limits in one sentence, for sheets and documents.

    Such as: Mỗi phong trào 10 điểm, tối đa 50 điểm.

    Source: docs/algorithms/scoring.md#rules
    Units: points.
    """
    return criterion.rule.sentence(limit_of(criterion, scheme.decimals), criterion.target)


def na_sentence(criterion: Criterion) -> str:
    """What happens when a criterion does not apply to a unit, in one sentence.

    Source: docs/algorithms/scoring.md#not-applicable
    """
    return _NA_SENTENCES[criterion.na_policy]
