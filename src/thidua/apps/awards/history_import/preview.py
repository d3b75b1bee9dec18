"""What a page shows of a plan before it is accepted: figures, faults, a sample."""

from dataclasses import asdict
from typing import Any

from thidua.apps.awards.history_import.plan import Plan
from thidua.apps.awards.models import HistoryImport
from thidua.formats.award_history_rows import Problems
from thidua.web.words import written_day

MOST_ROWS = 300
"""So many rows that would be written are shown."""


def set_preview(found: HistoryImport, plan: Plan) -> None:
    """The outcome of a plan, on the import; the caller saves it."""
    set_problems(found, plan.file.problems)
    found.counts = asdict(plan.counts)
    found.digest = plan.digest
    found.preview = {
        "rows": [_award(plan, place) for place in range(min(len(plan.awards), MOST_ROWS))],
        "people": [_person(plan, place) for place in range(min(len(plan.people), MOST_ROWS))],
        "doubles": plan.doubles,
        "doubts": [[each.path, each.value, each.message] for each in plan.file.doubts.kept],
    }


def set_problems(found: HistoryImport, problems: Problems) -> None:
    """Everything wrong, and the state that follows from it."""
    states = HistoryImport.State
    found.state = states.FAULTY if problems.total else states.PREVIEWED
    found.problem_total = problems.total
    found.problems = [[each.path, each.value[:200], each.message] for each in problems.kept]


def _award(plan: Plan, place: int) -> list[Any]:
    each = plan.awards[place]
    row = each.row
    finder = plan.finder
    return [
        row.number,
        finder.name_of(each.subject),
        finder.code_of(each.subject),
        finder.units.name(each.holder_unit) if each.holder_unit else "",
        plan.names.of(row.award, row.decided_on),
        row.year or "",
        f"{row.decision}, {written_day(row.decided_on)}",
    ]


def _person(plan: Plan, place: int) -> list[Any]:
    new = plan.people[place]
    unit = plan.finder.units.name(new.unit)
    return [new.code, new.name, new.birth_year or "", unit, new.is_code_made]
