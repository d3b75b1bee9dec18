"""What is worth the hall's time: lines that verification changed or that a unit explained."""

from dataclasses import dataclass

from django.db.models import Q

from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.queries import published_result
from thidua.apps.appraisals.scoring.tables import plans_by_unit, tables_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import names_in, of_members


@dataclass(frozen=True, slots=True)
class Dispute:
    """One line of one unit: what it reported, what was verified, why, what it answers."""

    unit: str
    criterion: str
    measure: str
    reported: str
    verified: str
    reason: str
    answer: str


def disputes_of(season: Season) -> list[Dispute]:
    """In the order of the scheme, then of the units; nothing before the ranking is published."""
    result = published_result(season)
    if result is None:
        return []
    plans = plans_by_unit(tables_of(result))
    lines = Line.objects.filter(
        Q(verdict=Line.Verdict.CHANGED) | ~Q(answer=""),
        of_members("sheet__season", "sheet__unit"),
        sheet__season=season,
    ).select_related("sheet__unit")
    for line in lines:
        names_in(season).call(line.sheet.unit, line.sheet.locked_at)
    orders = {code: list(plan.items) for code, plan in plans.items()}

    def place(line: Line) -> tuple[int, int]:
        return _place(orders.get(line.sheet.unit.code, []), line.item), line.pk

    found = []
    for line in sorted(lines, key=place):
        plan = plans.get(line.sheet.unit.code)
        item = plan.items.get(line.item) if plan else None
        show = item.text_of if item else str
        found.append(
            Dispute(
                unit=line.sheet.unit.called,
                criterion=f"{line.item} {item.name if item else line.label}".strip(),
                measure=line.measure or (item.measure if item else ""),
                reported=show(line.actual),
                verified=show(line.verified_figures.actual),
                reason=line.verified_reason,
                answer=line.answer,
            )
        )
    return found


def _place(order: list[str], item: str) -> int:
    return order.index(item) if item in order else len(order)
