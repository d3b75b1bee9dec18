"""What the page of a sheet is told after one line was saved, or could not be."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.pages.rows import figures_text
from thidua.apps.appraisals.pages.sheet import standing_of_sheet
from thidua.apps.appraisals.queries import comparable_rows
from thidua.apps.appraisals.scoring.claims import UnitScore, score_alone, self_claim
from thidua.apps.appraisals.scoring.conditions import StandingText
from thidua.apps.appraisals.scoring.fed import fed_lines
from thidua.apps.appraisals.scoring.figures import echo_of, gaps_of
from thidua.apps.appraisals.scoring.plan import NOT_APPLICABLE, SheetPlan, plan_of
from thidua.apps.audit.queries import history_of
from thidua.domain.figures import FIGURES
from thidua.domain.typed_figures import as_typed
from thidua.domain.vietnamese_numbers import format_number
from thidua.web.words import written_moment


def points_text(points: Decimal) -> str:
    """Points as the page shows them: with all their decimals."""
    return format_number(points)


def saved_answer(line: Line, at: datetime) -> dict[str, Any]:
    """Points of the line, sums and total, and what the cells now hold."""
    sheet = line.sheet
    plan = plan_of(sheet.scheme)
    code = sheet.unit.code
    claims = [self_claim(each, code) for each in fed_lines(sheet)]
    scored = score_alone(plan, code, claims, comparable_rows(sheet, plan.relative))
    values = line.figures.by_name()
    gaps = gaps_of(plan, line, values) if line.actual and plan.items[line.item].is_criterion else []
    return {
        "saved_at": f"{timezone.localtime(at):%H:%M}",
        "revision": line.revision,
        "values": shown_values(line),
        "hint": " ".join(gap.text for gap in gaps),
        "echoes": {name: echo_of(plan.items[line.item], line, name) for name in FIGURES},
        "items": {
            each.id: {"points": points_text(each.points), "why": each.why}
            for each in scored.result.criteria
            if each.id == line.item or each.id in plan.relative
        },
        **_sums(plan, scored),
        "standing": _standing(standing_of_sheet(sheet, scored, plan)),
    }


def _sums(plan: SheetPlan, scored: UnitScore) -> dict[str, Any]:
    """Groups and deductions by id, headings by their key on the page, and the total."""
    result = scored.result
    sections = {group.id: points_text(group.points) for group in result.groups}
    sections["deduction"] = points_text(-result.deductions)
    for line, found in zip(plan.headings, scored.headings, strict=True):
        sections[line.key] = points_text(found.points)
    return {
        "sections": sections,
        "total": points_text(result.total),
        "disqualified": list(result.disqualified),
    }


def _standing(standing: StandingText | None) -> dict[str, Any] | None:
    """The class and the verdict on every condition, in the order of the page."""
    if standing is None:
        return None
    reached = standing.reached
    return {
        "class": reached.name if reached else "",
        "reasons": "; ".join(reached.reasons) if reached else "",
        "conditions": [condition.verdict for condition in standing.conditions],
    }


def shown_values(line: Line) -> dict[str, str]:
    """The stored figures as the cells show them, and whether the line does not apply."""
    choices = plan_of(line.sheet.scheme).items[line.item].choices
    values = {}
    for name in FIGURES:
        stored = getattr(line, name)
        shown = "" if stored == NOT_APPLICABLE else stored
        values[name] = shown if choices else as_typed(shown)
    values["na"] = "1" if NOT_APPLICABLE in {line.actual, line.target} else "0"
    values["note"] = line.note
    return values


def conflict_answer(line: Line) -> dict[str, Any]:
    """What somebody else wrote in between, so that the user can choose."""
    plan = plan_of(line.sheet.scheme)
    last = history_of(line).first()
    return {
        "conflict": {
            "revision": line.revision,
            "values": shown_values(line),
            "text": figures_text(plan.items[line.item], line.figures),
            "who": last.who if last else "",
            "when": written_moment(last.at) if last else "",
        }
    }
