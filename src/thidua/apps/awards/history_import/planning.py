"""Making the plan of a file: subjects, then awards, years and initiatives."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from thidua.apps.awards.history_import.plan import Plan, Told
from thidua.apps.awards.history_import.plan_awards import is_given_so, plan_awards
from thidua.apps.awards.history_import.registry import (
    Registry,
    SubjectKey,
    known_initiatives,
    known_years,
)
from thidua.apps.awards.history_import.subjects import SubjectFinder
from thidua.apps.organisations.settings.award_names import AwardNames
from thidua.domain.identity import identity
from thidua.domain.old_fonts import looks_like_an_old_font
from thidua.formats.award_history_rows import (
    AwardRow,
    HistoryFile,
    HistoryRow,
    InitiativeRow,
    YearRow,
)


def make_plan(
    registry: Registry,
    file: HistoryFile,
    *,
    adds_people: bool,
    today: date,
    told: Told = lambda count: None,
) -> Plan:
    """Compare a file with the registry; what is wrong is added to the file's own problems."""
    finder = SubjectFinder(registry, file, adds_people=adds_people)
    plan = Plan(finder, registry, file, AwardNames(registry.place.authority))
    rows: list[tuple[AwardRow, SubjectKey]] = []
    for number, row in enumerate(file.awards, start=1):
        if is_given_so(plan, row) and (subject := finder.find(row)) is not None:
            rows.append((row, subject))
        if number % 100 == 0:
            told(100)
    years = [(row, who) for row in file.years if (who := finder.find(row)) is not None]
    noted = [(row, who) for row in file.initiatives if (who := finder.find(row)) is not None]
    plan_awards(plan, rows, today=today)
    _plan_years(plan, years)
    _plan_initiatives(plan, noted)
    _ask_about_old_fonts(plan)
    return plan


def _ask_about_old_fonts(plan: Plan) -> None:
    """What would be kept as it is written, each text asked about once, at its first row."""
    asked: set[str] = set()
    said = _("Chữ trông như gõ bằng phông cũ (TCVN3, VNI); nên chuyển sang Unicode trước khi nhận.")
    for row, key, text in _kept_texts(plan):
        if text not in asked and looks_like_an_old_font(text):
            asked.add(text)
            plan.file.ask(row, key, text, said)


def _kept_texts(plan: Plan) -> Iterator[tuple[HistoryRow, str, str]]:
    for each in plan.awards:
        row = each.row
        if each.subject[0] in {"new", "household"}:
            yield row, "name", row.who.name
        yield row, "achievement", row.achievement
        yield row, "issuer", row.issuer
        yield row, "signatory", row.signatory
    for initiative, _subject in plan.initiatives:
        yield initiative, "initiative", initiative.name


def _plan_years(plan: Plan, rows: list[tuple[YearRow, SubjectKey]]) -> None:
    people = {key for _row, (kind, key) in rows if kind == "person"}
    units = {key for _row, (kind, key) in rows if kind == "unit"}
    known = known_years(people, units)
    for row, subject in rows:
        facts = year_facts(row)
        there = known.get((subject, row.year))
        if there is None:
            known[subject, row.year] = facts
            plan.years.append((row, subject))
        elif there == facts:
            plan.note_double(
                _("Số liệu năm, dòng %(row_number)s: đã có.") % {"row_number": row.number}
            )
        else:
            said = _("số liệu năm %(year)s của %(subject)s đã ghi khác.") % {
                "year": row.year,
                "subject": plan.finder.name_of(subject),
            }
            plan.file.wrong(row, "year", str(row.year), said)


def year_facts(row: YearRow) -> tuple[object, ...]:
    """The facts of a row in the order of ``registry.YEAR_FACTS``."""
    return (
        row.classification, row.attitude_confirmed, row.registered, row.is_complete,
        row.members, row.completed, row.ldtt, row.cstdcs, row.disciplined,
    )  # fmt: skip


def _plan_initiatives(plan: Plan, rows: list[tuple[InitiativeRow, SubjectKey]]) -> None:
    people = {key for _row, (kind, key) in rows if kind == "person"}
    known: set[tuple[SubjectKey, int, str]] = {
        (("person", person), year, name) for person, year, name in known_initiatives(people)
    }
    for row, subject in rows:
        key = (subject, row.year, identity(row.name))
        if key in known:
            plan.note_double(
                _("Sáng kiến, dòng %(row_number)s: đã có.") % {"row_number": row.number}
            )
            continue
        known.add(key)
        plan.initiatives.append((row, subject))
