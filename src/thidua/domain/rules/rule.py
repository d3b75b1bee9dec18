"""What every scoring rule can do: score a column of figures, explain a cell, describe itself."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import ClassVar

from thidua.domain.exact import half_up, number_text
from thidua.domain.figures import Column

Scorer = Callable[[Column], list[int]]


class Reading(Enum):
    """How the text of an ``actual`` cell is read."""

    NUMBER = "number"
    BOOLEAN = "boolean"
    GRADE = "grade"


@dataclass(frozen=True, slots=True)
class Limit:
    """The criterion a rule serves: its maximum, the scheme's decimals, the unit of measure."""

    maximum: Decimal
    decimals: int
    measure: str = ""

    @property
    def full(self) -> int:
        """The maximum as a scaled integer."""
        return self.scaled(self.maximum)

    @property
    def ratio(self) -> tuple[int, int]:
        """The maximum times 10^decimals as numerator and denominator, not rounded."""
        points = Fraction(self.maximum) * 10**self.decimals
        return points.numerator, points.denominator

    @property
    def most(self) -> str:
        """Such as: tối đa 200 điểm."""
        return f"tối đa {number_text(self.maximum)} điểm"

    def scaled(self, points: Decimal | Fraction) -> int:
        """Points as a scaled integer, rounded half up.

        Source: docs/algorithms/scoring.md#rounding
        Units: points; integers of 10^-decimals.
        """
        return half_up(Fraction(points) * 10**self.decimals)

    def measured(self, text: str) -> str:
        """A figure with its unit of measure: 100 %.

        Source: docs/algorithms/scoring.md#answer
        Units: as the figure.
        """
        return f"{text} {self.measure}".rstrip()


class Rule(ABC):
    """One way to turn figures into points. Subclasses are frozen data.

    ``scorer`` gets only ordinary cells: what is missing, not applicable or in the second group
    was taken out before, and every figure was checked against what the rule needs.
    """

    kind: ClassVar[str]  # the name in a scheme: rule.type
    reading: ClassVar[Reading] = Reading.NUMBER
    uses_baseline: ClassVar[bool] = False
    uses_minus: ClassVar[bool] = False
    has_many_rows: ClassVar[bool] = False  # several rows of one unit, one for each own target
    is_relative: ClassVar[bool] = False  # points depend on the other units
    is_given: ClassVar[bool] = False  # the figure is the points

    __slots__ = ()

    @property
    def uses_target(self) -> bool:
        """Whether points depend on a target."""
        return False

    @property
    def zero_target_allowed(self) -> bool:
        """Whether a target of 0 has a meaning."""
        return False

    @property
    def grades(self) -> tuple[str, ...]:
        """The grades that may be reported, for a rule that reads grades."""
        return ()

    @abstractmethod
    def scorer(self, limit: Limit) -> Scorer:
        """A function from a column to points.

        Source: docs/algorithms/scoring.md#rules
        Units: points, integers of 10^-decimals, rounded half up.
        """

    @abstractmethod
    def why(self, limit: Limit, column: Column, index: int) -> str:
        """Why the ordinary cell at ``index`` has its points, in Vietnamese.

        Source: docs/algorithms/scoring.md#answer
        """

    @abstractmethod
    def sentence(self, limit: Limit, target: Decimal | None) -> str:
        """The rule and its limits in one Vietnamese sentence, for sheets and documents.

        Source: docs/algorithms/scoring.md#rules
        Units: points.
        """
