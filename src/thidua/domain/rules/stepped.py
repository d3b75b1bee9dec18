"""Rules of fixed steps: bands, yes or no, a grade."""

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import repeat
from math import lcm
from typing import ClassVar

from thidua.domain.exact import number_text, scaled_text
from thidua.domain.figures import Column
from thidua.domain.rules.rule import Limit, Reading, Rule, Scorer


@dataclass(frozen=True, slots=True)
class Band:
    """From ``minimum`` on, ``points``."""

    minimum: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class Bands(Rule):
    """Points by the highest band reached; ``bands`` are kept highest first."""

    bands: tuple[Band, ...]
    on_ratio: bool
    kind: ClassVar[str] = "bands"

    @property
    def uses_target(self) -> bool:
        """Only when the share of the target is compared."""
        return self.on_ratio

    def scorer(self, limit: Limit) -> Scorer:
        """The points of the first band, highest minimum first, that the figure reaches."""
        rising = self.bands[::-1]
        minima = [Fraction(band.minimum) for band in rising]
        common = lcm(*(minimum.denominator for minimum in minima))
        # Figures are compared as whole multiples of 1/common, cut: exact, for minima are whole.
        steps = [int(minimum * common) for minimum in minima]
        points = [0, *(limit.scaled(band.points) for band in rising)]

        def score(column: Column) -> list[int]:
            against = column.target if self.on_ratio else repeat(column.scale)
            return [
                points[bisect_right(steps, actual * common // whole)]
                for actual, whole in zip(column.actual, against, strict=False)
            ]

        return score

    def why(self, limit: Limit, column: Column, index: int) -> str:
        """Such as: 72 %, đạt mức từ 70: 25 điểm."""
        actual = column.actual[index]
        whole = column.target[index] if self.on_ratio else column.scale
        reached = Fraction(actual, whole)
        text = limit.measured(scaled_text(actual, column.scale))
        if self.on_ratio:
            target = limit.measured(scaled_text(whole, column.scale))
            share = number_text(reached * 100)
            text = f"{scaled_text(actual, column.scale)} / {target} = {share} %"
        for band in self.bands:
            if reached >= band.minimum:
                return f"{text}, đạt mức {self._from(band)}: {number_text(band.points)} điểm"
        return f"{text}, dưới mức thấp nhất: 0 điểm"

    def _from(self, band: Band) -> str:
        if self.on_ratio:
            return f"từ {number_text(Fraction(band.minimum) * 100)} % chỉ tiêu"
        return f"từ {number_text(band.minimum)}"

    def sentence(self, limit: Limit, target: Decimal | None) -> str:
        """One sentence for sheets."""
        steps = "; ".join(
            f"{self._from(band)}: {number_text(band.points)} điểm" for band in self.bands
        )
        measure = f" ({limit.measure})" if limit.measure and not self.on_ratio else ""
        return f"{steps[0].upper()}{steps[1:]}{measure}."


@dataclass(frozen=True, slots=True)
class YesNo(Rule):
    """All the points or none."""

    kind: ClassVar[str] = "boolean"
    reading: ClassVar[Reading] = Reading.BOOLEAN

    def scorer(self, limit: Limit) -> Scorer:
        """Yes: M, no: 0."""
        table = (0, limit.full)

        def score(column: Column) -> list[int]:
            return [table[actual] for actual in column.actual]

        return score

    def why(self, limit: Limit, column: Column, index: int) -> str:
        """Such as: đạt: 40 điểm."""
        if column.actual[index]:
            return f"đạt: {number_text(limit.maximum)} điểm"
        return "không đạt: 0 điểm"

    def sentence(self, limit: Limit, target: Decimal | None) -> str:
        """One sentence for sheets."""
        return f"Đạt được {number_text(limit.maximum)} điểm; không đạt 0 điểm."


@dataclass(frozen=True, slots=True)
class GradeMap(Rule):
    """Points by grade; ``points_by_grade`` keeps the order of the scheme."""

    points_by_grade: tuple[tuple[str, Decimal], ...]
    kind: ClassVar[str] = "grade_map"
    reading: ClassVar[Reading] = Reading.GRADE

    @property
    def grades(self) -> tuple[str, ...]:
        """The grades of the map. A column holds places in this list."""
        return tuple(grade for grade, _ in self.points_by_grade)

    def scorer(self, limit: Limit) -> Scorer:
        """``map[A]``."""
        table = [limit.scaled(points) for _, points in self.points_by_grade]

        def score(column: Column) -> list[int]:
            return [table[actual] for actual in column.actual]

        return score

    def why(self, limit: Limit, column: Column, index: int) -> str:
        """Such as: xếp loại HTTNV: 36 điểm."""
        grade, points = self.points_by_grade[column.actual[index]]
        return f"xếp loại {grade}: {number_text(points)} điểm"

    def sentence(self, limit: Limit, target: Decimal | None) -> str:
        """One sentence for sheets."""
        steps = "; ".join(
            f"{grade} {number_text(points)} điểm" for grade, points in self.points_by_grade
        )
        return f"Theo xếp loại: {steps}."
