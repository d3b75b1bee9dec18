"""Rules of comparison: with the leader of the bloc, with the year before."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from thidua.domain.exact import number_text, scaled_text
from thidua.domain.figures import Column
from thidua.domain.rules.rule import Limit, Rule, Scorer


@dataclass(frozen=True, slots=True)
class HalfThenLeader(Rule):
    """Half the points for the target; the other half by the excess against the leader's."""

    in_percent: bool = True
    kind: ClassVar[str] = "half_then_leader"
    is_relative: ClassVar[bool] = True

    @property
    def uses_target(self) -> bool:
        """Always; a unit that was assigned none is scored in the second group."""
        return True

    def _largest_excess(self, column: Column) -> tuple[int, int]:
        """The leader's excess as numerator and denominator; (0, 1) when nobody exceeds."""
        return column.excess_in_share if self.in_percent else column.excess_in_figures

    def scorer(self, limit: Limit) -> Scorer:
        """A ≤ T: ½·M·A/T. A > T: ½·M + ½·M·(own excess ÷ largest excess in the bloc)."""
        top, bottom = limit.ratio

        def score(column: Column) -> list[int]:
            most, most_whole = self._largest_excess(column)
            points = []
            for actual, target in zip(column.actual, column.target, strict=True):
                if actual <= target:
                    share, divisor = top * actual, 2 * bottom * target
                else:
                    whole = most * (target if self.in_percent else 1)
                    share = top * (whole + (actual - target) * most_whole)
                    divisor = 2 * bottom * whole
                points.append((2 * share + divisor) // (2 * divisor))
            return points

        return score

    def why(self, limit: Limit, column: Column, index: int) -> str:
        """Half for the target; beyond it, the own excess beside the leader's."""
        actual, target = column.actual[index], column.target[index]
        actual_text = scaled_text(actual, column.scale)
        target_text = limit.measured(scaled_text(target, column.scale))
        most = number_text(limit.maximum)
        if actual < target:
            return f"{actual_text} / {target_text}, chưa đạt: ½ × {most} × {actual_text} ÷ chỉ tiêu"
        if actual == target:
            return f"{actual_text} / {target_text}, đạt chỉ tiêu: ½ × {most} điểm"
        own = Fraction(actual - target, target if self.in_percent else column.scale)
        largest = Fraction(*self._largest_excess(column))
        if self.in_percent:
            own_text, largest_text = (
                f"{number_text(own * 100)} %",
                f"{number_text(largest * 100)} %",
            )
        else:
            own_text, largest_text = number_text(own), number_text(largest / column.scale)
        return (
            f"{actual_text} / {target_text}, vượt {own_text}, cao nhất khối {largest_text}: "
            f"½ × {most} + ½ × {most} × {own_text} ÷ {largest_text}"
        )

    def sentence(self, limit: Limit, target: Decimal | None) -> str:
        """One sentence for sheets."""
        half = number_text(Fraction(limit.maximum) / 2)
        goal = "chỉ tiêu được giao" if target is None else limit.measured(number_text(target))
        measure = "phần trăm vượt" if self.in_percent else "số tuyệt đối vượt"
        return (
            f"Đạt {goal} được {half} điểm, chưa đạt thì tính theo tỷ lệ; vượt thì cộng theo "
            f"{measure} so với đơn vị vượt cao nhất khối, {limit.most}."
        )


@dataclass(frozen=True, slots=True)
class YearOverYear(Rule):
    """Points for keeping last year's figure, more for each percent better than it."""

    at_baseline: Decimal
    per_percent_over: Decimal
    fewer_is_better: bool = False
    kind: ClassVar[str] = "year_over_year"
    uses_baseline: ClassVar[bool] = True

    def scorer(self, limit: Limit) -> Scorer:
        """As good as B: min(at_baseline + per_percent_over·100·|A−B|/B, M); else in proportion.

        More is better: at_baseline·A/B below B. Fewer is better: at_baseline·B/A above B.
        """
        full, scale = limit.full, 10**limit.decimals
        kept = Fraction(self.at_baseline) * scale
        extra = Fraction(self.per_percent_over) * 100 * scale
        common = kept.denominator * extra.denominator
        keep, gain = int(kept * common), int(extra * common)

        def score(column: Column) -> list[int]:
            points = []
            for actual, base in zip(column.actual, column.baseline, strict=True):
                better = self._better_by(actual, base)
                if better >= 0:
                    share, divisor = keep * base + gain * better, common * base
                else:
                    share, divisor = keep * min(actual, base), common * max(actual, base)
                points.append(min((2 * share + divisor) // (2 * divisor), full))
            return points

        return score

    def _better_by(self, actual: int, base: int) -> int:
        return base - actual if self.fewer_is_better else actual - base

    def why(self, limit: Limit, column: Column, index: int) -> str:
        """Such as: 120 so với 100 năm trước, tăng 20 %: 10 + 0,5 × 20, tối đa 15 điểm."""
        actual, base = column.actual[index], column.baseline[index]
        now = scaled_text(actual, column.scale)
        before = limit.measured(scaled_text(base, column.scale))
        kept = number_text(self.at_baseline)
        better = self._better_by(actual, base)
        if better < 0:
            if self.fewer_is_better:
                return f"{now} so với {before} năm trước, tăng: {kept} × năm trước ÷ {now}"
            return f"{now} so với {before} năm trước, giảm: {kept} × {now} ÷ năm trước"
        over = number_text(Fraction(better, base) * 100)
        each = number_text(self.per_percent_over)
        return (
            f"{now} so với {before} năm trước, {self._good_way} {over} %: "
            f"{kept} + {each} × {over}, {limit.most}"
        )

    def sentence(self, limit: Limit, target: Decimal | None) -> str:
        """One sentence for sheets."""
        return (
            f"Bằng năm trước được {number_text(self.at_baseline)} điểm, mỗi 1 % {self._good_way} "
            f"thêm {number_text(self.per_percent_over)} điểm, {limit.most}; "
            f"{self._bad_way} thì tính theo tỷ lệ."
        )

    @property
    def _good_way(self) -> str:
        return "giảm" if self.fewer_is_better else "tăng"

    @property
    def _bad_way(self) -> str:
        return "tăng" if self.fewer_is_better else "giảm"
