"""Figures that the program fills into sheets, so that nobody types them (docs/algorithms/fed.md).

A criterion says so in the scheme: ``rule: {type: linear, fed_by: ldtt_percent}``. While a sheet is
a draft its lines are filled whenever they are read; handing in writes down what stands there.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.queries import lines_of
from thidua.apps.appraisals.registries.origins import origins_of
from thidua.apps.appraisals.scoring.figures import open_fields
from thidua.apps.appraisals.scoring.plan import DEDUCTION, NOT_APPLICABLE, SheetPlan, plan_of
from thidua.apps.schemes.registries.feeds import (
    FED_BY,
    AskedFigures,
    FedFigure,
    address_behind,
    is_fed,
    known_figures,
)
from thidua.apps.seasons.models import Season

LONGEST_TEXT = 1000
Known = dict[tuple[int, str], tuple[str, FedFigure]]


@dataclass(frozen=True, slots=True)
class FedOffer:
    """A figure that is not sure, or that the line cannot take by itself: taken by a button."""

    line: Line
    name: str
    value: str  # as it would be stored
    text: str
    now: str  # what the line says now

    @property
    def is_taken(self) -> bool:
        """Whether the line says it already."""
        return self.value == self.line.actual


def fed_lines(sheet: Sheet, day: date | None = None) -> list[Line]:
    """The lines of a sheet; those of a draft with the figures that the program knows."""
    lines = lines_of(sheet)
    fill_drafts(sheet.season, plan_of(sheet.scheme), [(sheet, lines)], day)
    return lines


def fill_drafts(
    season: Season,
    plan: SheetPlan,
    sheets: Iterable[tuple[Sheet, Sequence[Line]]],
    day: date | None = None,
) -> None:
    """Fill lines of drafts of one scheme; each feed is asked once for all of them."""
    drafts = [(sheet, lines) for sheet, lines in sheets if sheet.state == Sheet.State.DRAFT]
    items = {line.item for _sheet, lines in drafts for line in lines}
    known = known_of(season, plan, [sheet for sheet, _lines in drafts], items, day)
    for sheet, lines in drafts:
        given = origins_of(sheet)
        for line in lines:
            fill_line(
                line, known.get((sheet.unit_id, line.item)) if line.item not in given else None
            )


def known_of(
    season: Season,
    plan: SheetPlan,
    sheets: Sequence[Sheet],
    items: Collection[str],
    day: date | None = None,
) -> Known:
    """What the program knows of units and items; nothing is asked where nothing is fed."""
    criteria = tuple(each for each in plan.scheme.criteria if each.id in items and is_fed(each))
    others = (plan.items[each] for each in items if each in plan.items)
    events = {each.id: each.kind == DEDUCTION for each in others if not each.is_criterion}
    if not sheets or not (criteria or events):
        return {}
    units = [sheet.unit for sheet in sheets]
    period = sheets[0].period
    within = (period.starts_on, period.ends_on) if period else None
    table = tuple(filter(is_fed, plan.scheme.criteria))
    asked = AskedFigures(season, units, criteria, day or timezone.localdate(), within, table)
    return known_figures(asked, events)


def fill_line(line: Line, known: tuple[str, FedFigure] | None) -> None:
    """Put a figure that is sure into a line; what is not applicable stays so.

    What was filled in before and is no longer known leaves the line empty.
    """
    if line.feed:
        line.actual = line.minus = line.feed = line.fed_text = ""
    if known is None or NOT_APPLICABLE in {line.actual, line.target}:
        return
    name, figure = known
    if figure.is_sure:
        line.feed, line.fed_text = name, figure.text[:LONGEST_TEXT]
        line.actual, line.minus = figure.actual, figure.minus
        line.target = figure.target or line.target


def behind(line: Line) -> str:
    """Where the rows behind a filled line are shown."""
    return address_behind(line.feed, line.sheet.season, line.sheet.unit, line.item)


def fed_offers(sheet: Sheet, plan: SheetPlan, lines: Sequence[Line]) -> list[FedOffer]:
    """Figures that are not sure, for lines that stay open."""
    criteria = plan.scheme.criterion_by_id
    waiting = [
        line
        for line in lines
        if line.item in criteria
        and is_fed(criteria[line.item])
        and not line.feed
        and line.item not in origins_of(sheet)
        and "actual" in open_fields(line, plan.items[line.item])
    ]
    if not waiting:
        return []
    known = known_of(sheet.season, plan, [sheet], {line.item for line in waiting})
    return [
        _offer(plan, line, known[sheet.unit_id, line.item][1])
        for line in waiting
        if (sheet.unit_id, line.item) in known
    ]


def fed_offer_of(line: Line) -> FedOffer | None:
    """The offer for one line."""
    sheet = line.sheet
    offers = fed_offers(sheet, plan_of(sheet.scheme), fed_lines(sheet))
    return next((offer for offer in offers if offer.line.pk == line.pk), None)


def _offer(plan: SheetPlan, line: Line, figure: FedFigure) -> FedOffer:
    item = plan.items[line.item]
    is_written = line.actual and line.actual != NOT_APPLICABLE
    now = item.text_of(line.actual) if is_written else ""
    return FedOffer(line, f"{item.id} {item.name}", figure.actual, figure.text, now)


def source_text(line: Line) -> str:
    """Such as: Hệ thống điền từ nhật ký nộp đúng hạn: 1 (Đăng ký thi đua trễ 25 ngày)."""
    told = {"source": FED_BY.get(line.feed, line.feed), "figure": line.fed_text}
    return _("Hệ thống điền từ %(source)s: %(figure)s") % told
