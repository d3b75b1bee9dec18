"""What a figure of an indicator must be, for the one reader of typed figures."""

from decimal import Decimal

from thidua.apps.reports.models import Indicator
from thidua.domain.figure_spec import FigureKind, FigureSpec, spec_of_measure
from thidua.domain.qualified import Qualified, worded_money, worded_quantity
from thidua.domain.typed_figures import written_figure

LARGEST_FIGURE = Decimal(10) ** 15
MOST_DECIMALS = 4
_Kind = Indicator.Kind


def spec_of(indicator: Indicator) -> FigureSpec:
    """Kind, unit of measure and limits of a figure."""
    if indicator.kind == _Kind.SHARE:
        return FigureSpec(FigureKind.PERCENT, name=indicator.name, unit="%")
    if indicator.kind == _Kind.MONEY:
        return spec_of_measure(indicator.measure, name=indicator.name, least=0)
    return FigureSpec(FigureKind.NUMBER, name=indicator.name, unit=indicator.measure, least=0)


def as_typed(figure: Qualified | None) -> str:
    """A figure as it is typed into a cell of this indicator: gần 800, 12,5."""
    if figure is None:
        return ""
    return f"{figure.word} {written_figure(figure.value)}".strip()


def in_words(indicator: Indicator, figure: Qualified | None) -> str:
    """A figure with its unit of measure: gần 800 triệu đồng, 467 suất, 70,5 %."""
    if figure is None:
        return ""
    if indicator.kind == _Kind.MONEY:
        per = spec_of_measure(indicator.measure).per
        return worded_money(Qualified(figure.value * per, figure.qualifier))
    if indicator.kind == _Kind.SHARE:
        return worded_quantity(figure, "%")
    return worded_quantity(figure, indicator.measure)
