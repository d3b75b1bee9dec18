"""What a field wants to be told: a count, a number, per cent or money, and within which limits."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from thidua.domain.clean_text import cleaned
from thidua.domain.vietnamese_numbers import format_number
from thidua.domain.vietnamese_text import fold

MOST_COUNT = 999_999_999
MONEY_WORDS = {1: "đồng", 10**3: "nghìn đồng", 10**6: "triệu đồng", 10**9: "tỷ đồng"}
_MONEY = re.compile(r"(?:(nghin|ngan|trieu|tr|ty|ti)\.? ?)?(?:dong\b(?! chi)|d\b|vnd\b)")
_SCALES = {"nghin": 10**3, "ngan": 10**3, "trieu": 10**6, "tr": 10**6, "ty": 10**9, "ti": 10**9}
_PERCENT = re.compile(r"%|\bphan tram\b|^ty le\b|^ti le\b")


class FigureKind(StrEnum):
    """What a figure counts."""

    COUNT = "count"
    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """One field: its kind, its name, the words that may follow the figure, its limits.

    ``per``: how many đồng one unit of a field of money stands for, a power of ten.
    """

    kind: FigureKind = FigureKind.NUMBER
    name: str = ""
    unit: str = ""
    per: int = 1
    least: Decimal | int | None = None
    most: Decimal | int | None = None
    above: Decimal | int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether only whole figures are told: how many, a year, so many đồng."""
        return self.kind in {FigureKind.COUNT, FigureKind.YEAR} or (
            self.kind is FigureKind.MONEY and self.per == 1
        )

    def allows(self, value: Decimal) -> bool:
        """Whether a figure is within the limits."""
        return (
            (not self.is_whole or value == value.to_integral_value())
            and (self.least is None or value >= self.least)
            and (self.above is None or value > self.above)
            and (self.most is None or value <= self.most)
        )

    @property
    def allowed(self) -> str:
        """What is taken, in words: "số nguyên từ 1 đến 2.000"."""
        noun = {
            FigureKind.COUNT: "số nguyên",
            FigureKind.NUMBER: "số",
            FigureKind.PERCENT: "số phần trăm",
            FigureKind.MONEY: "số tiền",
            FigureKind.YEAR: "năm bốn chữ số",
        }[self.kind]
        bounds = self._bounds()
        if self.kind is FigureKind.MONEY:
            return f"{noun}{bounds or ' bằng'} {MONEY_WORDS[self.per]}"
        return noun + bounds

    def _bounds(self) -> str:
        least, most = self._shown(self.least), self._shown(self.most)
        if self.above is not None:
            end = f" và không quá {most}" if most else ""
            return f" lớn hơn {self._shown(self.above)}{end}"
        if least and most:
            return f" từ {least} đến {most}"
        return f" từ {least} trở lên" if least else f" không quá {most}" if most else ""

    def _shown(self, limit: Decimal | int | None) -> str:
        if limit is None:
            return ""
        return str(limit) if self.kind is FigureKind.YEAR else format_number(limit)


NUMBER = FigureSpec()
COUNT = FigureSpec(FigureKind.COUNT, least=0, most=MOST_COUNT)


def spec_of_measure(measure: str, *, name: str = "", least: int | None = None) -> FigureSpec:
    """What a figure in a unit of measure must be: "%" is per cent, "triệu đồng" money.

    Source: docs/reference/figures.md.
    Units: ``least`` in those of the measure.

    >>> spec_of_measure("triệu đồng").per, spec_of_measure("đồng chí").kind.value
    (1000000, 'number')
    """
    plain = cleaned(measure).strip()
    folded = " ".join(fold(plain).split())
    spec = FigureSpec(name=name, unit=plain, least=least)
    if _PERCENT.search(folded):
        return replace(spec, kind=FigureKind.PERCENT)
    money = _MONEY.match(folded)
    if money:
        return replace(spec, kind=FigureKind.MONEY, per=_SCALES.get(money[1] or "", 1))
    return spec
