"""Rules that count: points per item, points off per event, plus and minus."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from thidua.domain.exact import half_up, number_text, scaled_text
from thidua.domain.figures import Column
from thidua.domain.rules.rule import Limit, Rule, Scorer


@dataclass(frozen=True, slots=True)
class PerItem(Rule):
    """Points for each item, up to a cap (the criterion's maximum when there is none)."""

    points_per_item: Decimal
    cap: Decimal | None = None
    kind: ClassVar[str] = "per_item"

    def _most(self, limit: Limit) -> Decimal:
        return limit.maximum if self.cap is None else min(self.cap, limit.maximum)

    def scorer(self, limit: Limit) -> Scorer:
        """min(A·points_per_item, cap, M)."""
        most = limit.scaled(self._most(limit))
        top, bottom = (Fraction(self.points_per_item) * 10**limit.decimals).as_integer_ratio()

        def score(column: Column) -> list[int]:
            divisor = bottom * column.scale
            return [
                points if (points := (2 * top * actual + divisor) // (2 * divisor)) < most else most
                for actual in column.actual
            ]

        return score

    def why(self, limit: Limit, column: Column, index: int) -> str:
        """Such as: 3 phong trào × 10 điểm, tối đa 50 điểm."""
        count = limit.measured(scaled_text(column.actual[index], column.scale))
        each = number_text(self.points_per_item)
        return f"{count} × {each} điểm, tối đa {number_text(self._most(limit))} điểm"

    def sentence(self, limit: Limit, target: Decimal | None) -> str:
        """One sentence for sheets."""
        item = limit.measure or "việc"
        each, most = number_text(self.points_per_item), number_text(self._most(limit))
        return f"Mỗi {item} {each} điểm, tối đa {most} điểm."


@dataclass(frozen=True, slots=True)
class Deduct(Rule):
    """The maximum less points for each event, down to a floor."""

    per_event: Decimal
    floor: Decimal = Decimal(0)
    kind: ClassVar[str] = "deduct"

    def scorer(self, limit: Limit) -> Scorer:
        """max(M − A·per_event, floor)."""
        scale = 10**limit.decimals
        maximum, each = Fraction(limit.maximum) * scale, Fraction(self.per_event) * scale
        floor = Fraction(self.floor) * scale
        lowest = half_up(floor)

        def score(column: Column) -> list[int]:
            divisor = maximum.denominator * each.denominator * column.scale
            start = maximum.numerator * each.denominator * column.scale
            step = each.numerator * maximum.denominator
            return [_at_least(start - step * actual, divisor, lowest) for actual in column.actual]

        return score

    def why(self, limit: Limit, column: Column, index: int) -> str:
        """Such as: 20 − 2 × 5 điểm, thấp nhất 0 điểm."""
        count = scaled_text(column.actual[index], column.scale)
        most, each = number_text(limit.maximum), number_text(self.per_event)
        return f"{most} − {count} × {each} điểm, thấp nhất {number_text(self.floor)} điểm"

    def sentence(self, limit: Limit, target: Decimal | None) -> str:
        """One sentence for sheets."""
        event = limit.measure or "lần"
        most, each = number_text(limit.maximum), number_text(self.per_event)
        lowest = number_text(self.floor)
        return f"Có {most} điểm; mỗi {event} trừ {each} điểm, còn thấp nhất {lowest} điểm."


def _at_least(top: int, bottom: int, lowest: int) -> int:
    """The half-up quotient, or ``lowest`` where that is more."""
    if top >= 0:
        return max((2 * top + bottom) // (2 * bottom), lowest)
    return max(-((bottom - 2 * top) // (2 * bottom)), lowest)


@dataclass(frozen=True, slots=True)
class PlusMinus(Rule):
    """Points for each good thing, points off for each bad one, held within limits."""

    plus: Decimal
    minus: Decimal
    minimum: Decimal
    maximum: Decimal
    kind: ClassVar[str] = "plus_minus"
    uses_minus: ClassVar[bool] = True

    def scorer(self, limit: Limit) -> Scorer:
        """A·plus − minus·minus, clamped to [minimum, maximum]."""
        scale = 10**limit.decimals
        plus, minus = Fraction(self.plus) * scale, Fraction(self.minus) * scale
        lowest, highest = limit.scaled(self.minimum), limit.scaled(self.maximum)
        gain, loss = plus.numerator * minus.denominator, minus.numerator * plus.denominator

        def score(column: Column) -> list[int]:
            divisor = plus.denominator * minus.denominator * column.scale
            return [
                min(_at_least(gain * good - loss * bad, divisor, lowest), highest)
                for good, bad in zip(column.actual, column.minus, strict=True)
            ]

        return score

    def why(self, limit: Limit, column: Column, index: int) -> str:
        """Such as: 4 × 2 − 1 × 3 điểm, trong khoảng −5 đến 10 điểm."""
        good = scaled_text(column.actual[index], column.scale)
        bad = scaled_text(column.minus[index], column.scale)
        lowest, highest = number_text(self.minimum), number_text(self.maximum)
        return (
            f"{good} × {number_text(self.plus)} − {bad} × {number_text(self.minus)} điểm, "
            f"trong khoảng {lowest} đến {highest} điểm"
        )

    def sentence(self, limit: Limit, target: Decimal | None) -> str:
        """One sentence for sheets."""
        lowest, highest = number_text(self.minimum), number_text(self.maximum)
        return (
            f"Mỗi lượt cộng {number_text(self.plus)} điểm, mỗi lượt trừ {number_text(self.minus)} "
            f"điểm; từ {lowest} đến {highest} điểm."
        )
