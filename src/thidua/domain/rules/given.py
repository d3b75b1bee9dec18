"""Rules where somebody gives the points: a reviewer by hand, an outside body."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from thidua.domain.exact import number_text, scaled_text
from thidua.domain.figures import Column
from thidua.domain.rules.rule import Limit, Rule, Scorer


def _given_scorer(limit: Limit) -> Scorer:
    scale = 10**limit.decimals

    def score(column: Column) -> list[int]:
        whole = column.scale
        return [(2 * actual * scale + whole) // (2 * whole) for actual in column.actual]

    return score


@dataclass(frozen=True, slots=True)
class Manual(Rule):
    """The reviewer enters the points."""

    kind: ClassVar[str] = "manual"
    is_given: ClassVar[bool] = True

    def scorer(self, limit: Limit) -> Scorer:
        """A."""
        return _given_scorer(limit)

    def why(self, limit: Limit, column: Column, index: int) -> str:
        """Such as: chấm trực tiếp 65 / 70 điểm."""
        given = scaled_text(column.actual[index], column.scale)
        return f"chấm trực tiếp {given} / {number_text(limit.maximum)} điểm"

    def sentence(self, limit: Limit, target: Decimal | None) -> str:
        """One sentence for sheets."""
        return f"Người thẩm định chấm trực tiếp từ 0 đến {number_text(limit.maximum)} điểm."


@dataclass(frozen=True, slots=True)
class External(Rule):
    """An outside body (police, tax, home affairs) gives the points."""

    kind: ClassVar[str] = "external"
    is_given: ClassVar[bool] = True

    def scorer(self, limit: Limit) -> Scorer:
        """A."""
        return _given_scorer(limit)

    def why(self, limit: Limit, column: Column, index: int) -> str:
        """Such as: cơ quan có thẩm quyền chấm 9 / 10 điểm."""
        given = scaled_text(column.actual[index], column.scale)
        return f"cơ quan có thẩm quyền chấm {given} / {number_text(limit.maximum)} điểm"

    def sentence(self, limit: Limit, target: Decimal | None) -> str:
        """One sentence for sheets."""
        return f"Cơ quan có thẩm quyền chấm từ 0 đến {number_text(limit.maximum)} điểm."
