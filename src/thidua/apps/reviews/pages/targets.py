"""Results beside every target of the covenant, as page, paper and workbook show them."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.reviews.measuring.material import Material
from thidua.apps.reviews.measuring.results import TargetResult, results_of
from thidua.apps.reviews.models import ReviewPeriod
from thidua.domain.target_outcome import Outcome
from thidua.web.badges import Badge
from thidua.web.charts import Chart, Reach, chart_of
from thidua.web.words import written_share

BADGES = {
    Outcome.MET: Badge(gettext_lazy("Đạt"), "green", "check"),
    Outcome.ON_COURSE: Badge(gettext_lazy("Đúng tiến độ"), "blue", "trending-up"),
    Outcome.BEHIND: Badge(gettext_lazy("Chậm tiến độ"), "orange", "alert-triangle"),
    Outcome.SHORT: Badge(gettext_lazy("Chưa đạt"), "red", "x"),
    Outcome.UNKNOWN: Badge(gettext_lazy("Chưa đủ số liệu"), "secondary", "help"),
}
LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class UnitRow:
    """What one unit contributes to a target, in words."""

    name: str
    words: str
    badge: Badge | None


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target with its result; ``units`` where they are judged one by one."""

    result: TargetResult
    badge: Badge
    progress: str
    units: Sequence[UnitRow]
    is_stored: bool  # whether a result was typed for the period


@dataclass(frozen=True, slots=True)
class TargetsPage:
    """All targets, how many stand how, and a chart of those whose progress can be told."""

    rows: Sequence[TargetRow]
    told: str
    chart: Chart
    is_whole: bool


def targets_page(material: Material) -> TargetsPage:
    """Every target that the bloc adopted."""
    results = results_of(material)
    rows = [_row(material, each) for each in results]
    return TargetsPage(rows, told_together(results), _chart(material, results), material.is_whole)


def told_together(results: Collection[TargetResult]) -> str:
    """4 chỉ tiêu: 2 đạt, 1 chậm tiến độ, 1 chưa đủ số liệu."""
    if not results:
        return ""
    counts = Counter(each.outcome for each in results)
    parts = [
        f"{counts[outcome]} {str(BADGES[outcome].label).lower()}"
        for outcome in reversed(Outcome)
        if counts[outcome]
    ]
    return _("%(count)d chỉ tiêu: %(parts)s") % {"count": len(results), "parts": ", ".join(parts)}


def _row(material: Material, result: TargetResult) -> TargetRow:
    units = [
        UnitRow(unit.called, each.words, _of_unit(each.is_met))
        for unit in material.units
        if (each := result.units.get(unit.pk)) is not None
    ]
    is_stored = result.target.text in material.readings
    progress = _progress(result.progress)
    return TargetRow(result, BADGES[result.outcome], progress, units, is_stored)


def _of_unit(is_met: bool | None) -> Badge | None:
    if is_met is None:
        return None
    return BADGES[Outcome.MET] if is_met else BADGES[Outcome.SHORT]


def _progress(share: Fraction | None) -> str:
    return "" if share is None else written_share(share)


def _chart(material: Material, results: Collection[TargetResult]) -> Chart:
    """Bars up to one and a half of the promise, with a mark where the year is."""
    is_half = material.period == ReviewPeriod.HALF
    mark = Decimal(50) if is_half else Decimal(100)
    reaches = [
        Reach(
            _short(each), 0, min(Fraction(150), each.progress * 100), mark, _progress(each.progress)
        )
        for each in results
        if each.progress is not None
    ]
    return chart_of(
        _("Mức đạt so với chỉ tiêu cả năm"), reaches, bar=_("đã đạt"),
        mark=_("một nửa năm") if is_half else _("chỉ tiêu"), up_to=100,
    )  # fmt: skip


def _short(result: TargetResult) -> str:
    text = f"{result.number}. {result.target.text}"
    return text if len(text) <= LONGEST_LABEL else f"{text[: LONGEST_LABEL - 1]}…"
