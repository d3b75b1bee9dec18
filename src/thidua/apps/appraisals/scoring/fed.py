"""Figures that the registry of awards and the log of deadlines offer; taken by a button.

A criterion says so in the scheme: ``rule: {type: linear, fed_by: ldtt_percent}``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.queries import lines_of
from thidua.apps.appraisals.scoring.figures import open_fields
from thidua.apps.appraisals.scoring.plan import NOT_APPLICABLE, SheetPlan, plan_of
from thidua.apps.awards.statistics.unit_counts import UnitCounts, unit_counts
from thidua.apps.seasons.registries.deadline_log import LateDeed, late_deeds
from thidua.domain.exact import plain_text
from thidua.domain.vietnamese_text import fold
from thidua.web.words import written_number, written_share

FEEDS: dict[str, Callable[[UnitCounts], tuple[int | None, int | None]]] = {
    "headcount": lambda counts: (counts.headcount, None),
    "ldtt": lambda counts: (counts.ldtt, None),
    "cstdcs": lambda counts: (counts.cstdcs, None),
    "ldtt_percent": lambda counts: (counts.ldtt, counts.headcount),
    "cstdcs_percent": lambda counts: (counts.cstdcs, counts.headcount),
    "cstdcs_of_ldtt_percent": lambda counts: (counts.cstdcs, counts.ldtt),
}
"""What ``fed_by`` may name: a count, or a count of another in per cent."""
DEADLINE_LOG = "deadline_log"
"""Or how often, where days are counted on how many days, the unit was late in the year."""


@dataclass(frozen=True, slots=True)
class FedFigure:
    """What the registry offers for one line."""

    line: Line
    name: str
    value: str  # as it would be stored
    text: str
    now: str  # what the line says now
    is_sure: bool

    @property
    def is_taken(self) -> bool:
        """Whether the line says it already."""
        return self.value == self.line.actual


def fed_figures(sheet: Sheet, plan: SheetPlan, lines: list[Line]) -> list[FedFigure]:
    """The offers for the open lines of a sheet; nothing is asked where no criterion is fed."""
    criteria = plan.scheme.criterion_by_id
    fed = [
        line
        for line in lines
        if line.item in criteria
        and criteria[line.item].fed_by in {*FEEDS, DEADLINE_LOG}
        and "actual" in open_fields(line, plan.items[line.item])
    ]
    if not fed:
        return []
    timed = [line for line in fed if criteria[line.item].fed_by == DEADLINE_LOG]
    counted = [line for line in fed if line not in timed]
    offers: list[FedFigure | None] = []
    if timed:
        late = late_deeds(sheet.season, sheet.unit_id, timezone.localdate())
        offers.extend(_lateness(plan, line, criteria[line.item].measure, late) for line in timed)
    if counted:
        counts = unit_counts(sheet.unit, sheet.season.year)
        offers.extend(_offer(plan, line, criteria[line.item].fed_by, counts) for line in counted)
    return [offer for offer in offers if offer is not None]


def fed_figure_of(line: Line) -> FedFigure | None:
    """The offer for one line."""
    plan = plan_of(line.sheet.scheme)
    offers = fed_figures(line.sheet, plan, lines_of(line.sheet))
    return next((offer for offer in offers if offer.line.pk == line.pk), None)


def _lateness(plan: SheetPlan, line: Line, measure: str, late: list[LateDeed]) -> FedFigure:
    """Times late, or days where the criterion counts days; each deed is named."""
    in_days = fold(measure).startswith("ngay")
    value = str(sum(deed.days for deed in late) if in_days else len(late))
    item = plan.items[line.item]
    named = "; ".join(map(str, late)) or _("không trễ hạn lần nào")
    return FedFigure(
        line=line,
        name=f"{item.id} {item.name}",
        value=value,
        text=f"{value} ({named})",
        now=item.text_of(line.actual) if line.actual else "",
        is_sure=True,
    )


def _offer(plan: SheetPlan, line: Line, feed: str, counts: UnitCounts) -> FedFigure | None:
    part, whole = FEEDS[feed](counts)
    is_share = feed.endswith("_percent")
    if part is None or (is_share and not whole):
        return None
    if is_share and whole:
        hundredths = int(Fraction(part * 10_000, whole))  # cut: a share is never shown larger
        value = plain_text(hundredths, 2).rstrip("0").rstrip(".")
        text = f"{written_share(Decimal(value) / 100)} ({part}/{whole})"
    else:
        value, text = str(part), written_number(part)
    item = plan.items[line.item]
    is_written = line.actual and line.actual != NOT_APPLICABLE
    return FedFigure(
        line=line,
        name=f"{item.id} {item.name}",
        value=value,
        text=text if counts.is_complete else _("ít nhất %s (sổ chưa ghi là đã đủ)") % text,
        now=item.text_of(line.actual) if is_written else "",
        is_sure=counts.is_complete,
    )
