"""Rules in proportion to a target: linear, attendance, the mean of a unit's own targets."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import ClassVar

from thidua.domain.exact import number_text, scaled_text
from thidua.domain.figures import Column
from thidua.domain.rules.rule import Limit, Rule, Scorer


class Comparison(Enum):
    """Which side of the target is good."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EXACTLY = "=="


def at_least_scorer(limit: Limit) -> Scorer:
    """M·min(A/T, 1) for each cell.

    Source: docs/algorithms/scoring.md#linear
    Units: points, integers of 10^-decimals.
    Targets are above 0.
    """
    full = limit.full
    top, bottom = limit.ratio
    top2, bottom2 = 2 * top, 2 * bottom

    def score(column: Column) -> list[int]:
        return [
            full if actual >= target else (top2 * actual + bottom * target) // (bottom2 * target)
            for actual, target in zip(column.actual, column.target, strict=True)
        ]

    return score


def _at_most_scorer(limit: Limit) -> Scorer:
    full = limit.full
    top, bottom = limit.ratio
    top2, bottom2 = 2 * top, 2 * bottom

    def score(column: Column) -> list[int]:
        return [
            full if actual <= target else (top2 * target + bottom * actual) // (bottom2 * actual)
            for actual, target in zip(column.actual, column.target, strict=True)
        ]

    return score


def _exactly_scorer(limit: Limit) -> Scorer:
    full = limit.full

    def score(column: Column) -> list[int]:
        return [
            full if actual == target else 0
            for actual, target in zip(column.actual, column.target, strict=True)
        ]

    return score


_LINEAR = {
    Comparison.AT_LEAST: at_least_scorer,
    Comparison.AT_MOST: _at_most_scorer,
    Comparison.EXACTLY: _exactly_scorer,
}


def _target_text(limit: Limit, target: Decimal | None) -> str:
    if target is None:
        return "chỉ tiêu đơn vị đăng ký"
    return limit.measured(number_text(target))


@dataclass(frozen=True, slots=True)
class Linear(Rule):
    """Points in proportion to the target reached."""

    comparison: Comparison = Comparison.AT_LEAST
    kind: ClassVar[str] = "linear"

    @property
    def uses_target(self) -> bool:
        """Always."""
        return True

    @property
    def zero_target_allowed(self) -> bool:
        """Nothing is divided by the target when less is better, or equality asked for."""
        return self.comparison is not Comparison.AT_LEAST

    def scorer(self, limit: Limit) -> Scorer:
        """``>=``: M·min(A/T, 1). ``<=``: M, above the target M·T/A. ``==``: M or 0."""
        return _LINEAR[self.comparison](limit)

    def why(self, limit: Limit, column: Column, index: int) -> str:
        """Such as: 100 / 100 %, tối đa 200 điểm."""
        actual, target = column.actual[index], column.target[index]
        actual_text = scaled_text(actual, column.scale)
        target_text = limit.measured(scaled_text(target, column.scale))
        if self.comparison is Comparison.AT_LEAST:
            return f"{actual_text} / {target_text}, {limit.most}"
        most = number_text(limit.maximum)
        if self.comparison is Comparison.EXACTLY:
            if actual == target:
                return f"{actual_text} đúng bằng {target_text}: {most} điểm"
            return f"{actual_text} khác {target_text}: 0 điểm"
        if actual <= target:
            return f"{actual_text} không quá {target_text}: {most} điểm"
        return f"{actual_text} vượt mức {target_text}: {most} × {target_text} ÷ {actual_text}"

    def sentence(self, limit: Limit, target: Decimal | None) -> str:
        """One sentence for sheets."""
        text = _target_text(limit, target)
        most = number_text(limit.maximum)
        if self.comparison is Comparison.AT_MOST:
            return f"Không quá {text} được {most} điểm; vượt mức thì giảm theo tỷ lệ."
        if self.comparison is Comparison.EXACTLY:
            return f"Đúng bằng {text} được {most} điểm; khác thì 0 điểm."
        return f"Đạt {text} được {most} điểm; chưa đạt thì tính theo tỷ lệ."


@dataclass(frozen=True, slots=True)
class Attendance(Rule):
    """Share of what was held that the unit attended."""

    kind: ClassVar[str] = "attendance"

    @property
    def uses_target(self) -> bool:
        """Always: what was held."""
        return True

    def scorer(self, limit: Limit) -> Scorer:
        """M·min(A/T, 1)."""
        return at_least_scorer(limit)

    def why(self, limit: Limit, column: Column, index: int) -> str:
        """Such as: dự 5 / 6 cuộc, tối đa 20 điểm."""
        actual = scaled_text(column.actual[index], column.scale)
        held = limit.measured(scaled_text(column.target[index], column.scale))
        return f"tham gia {actual} / {held}, {limit.most}"

    def sentence(self, limit: Limit, target: Decimal | None) -> str:
        """One sentence for sheets."""
        most = number_text(limit.maximum)
        held = "số đã tổ chức" if target is None else limit.measured(number_text(target))
        return f"Tham gia đủ {held} được {most} điểm; thiếu thì tính theo tỷ lệ."


def mean_share(pairs: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Mean of min(A/T, 1) over a unit's own targets, as numerator and denominator.

    Source: docs/algorithms/scoring.md#average_of_unit_targets
    Units: a share, 0 to 1, exact.
    There is at least one pair, targets are above 0.
    """
    top, bottom, count = 0, 1, 0
    for actual, target in pairs:
        count += 1
        if actual >= target:
            top += bottom
        else:
            top = top * target + actual * bottom
            bottom *= target
    return top, bottom * count


@dataclass(frozen=True, slots=True)
class AverageOfUnitTargets(Rule):
    """The mean share over the targets a unit registered for itself."""

    kind: ClassVar[str] = "average_of_unit_targets"
    has_many_rows: ClassVar[bool] = True

    @property
    def uses_target(self) -> bool:
        """Always: the row's own."""
        return True

    def scorer(self, limit: Limit) -> Scorer:
        """M · mean of min(Aᵢ/Tᵢ, 1)."""
        top, bottom = limit.ratio

        def score(column: Column) -> list[int]:
            points = []
            for pairs in column.pairs:
                share, whole = mean_share(pairs)
                divisor = bottom * whole
                points.append((2 * top * share + divisor) // (2 * divisor))
            return points

        return score

    def why(self, limit: Limit, column: Column, index: int) -> str:
        """Such as: trung bình 3 chỉ tiêu riêng 93,33 %, tối đa 150 điểm."""
        pairs = column.pairs[index]
        share = number_text(Fraction(*mean_share(pairs)) * 100)
        return f"trung bình {len(pairs)} chỉ tiêu riêng: {share} %, {limit.most}"

    def sentence(self, limit: Limit, target: Decimal | None) -> str:
        """One sentence for sheets."""
        return (
            "Trung bình tỷ lệ hoàn thành các chỉ tiêu đơn vị đăng ký (mỗi chỉ tiêu tính "
            f"tối đa 100 %) nhân với {number_text(limit.maximum)} điểm."
        )
