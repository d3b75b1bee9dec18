"""People as rows of the sheet, and what reading a sheet back would change."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.sheets.changes import CellChange, RowChange, cell_changes
from thidua.apps.people.actions.people import person_facts
from thidua.apps.people.facts import PersonFacts
from thidua.apps.people.models import Person, Posting
from thidua.domain.identity import identity
from thidua.domain.vietnamese_text import fold
from thidua.formats.people_sheet import SEXES, STAFF_CLASSES, PersonRow

_COLUMNS = {
    "full_name": gettext_lazy("Họ và tên"),
    "birth_year": gettext_lazy("Năm sinh"),
    "sex": gettext_lazy("Giới tính"),
    "position": gettext_lazy("Chức vụ"),
    "staff_class": gettext_lazy("Đối tượng"),
    "is_direct_worker": gettext_lazy("Lao động trực tiếp"),
    "counts_in_ratios": gettext_lazy("Tính vào tỷ lệ"),
    "since": gettext_lazy("Về đơn vị từ ngày"),
}


def person_rows(people: QuerySet[Person]) -> list[PersonRow]:
    """The people as rows, the first day at the present unit with them."""
    since = Posting.objects.filter(person=OuterRef("pk"), until=None).values("since")[:1]
    told = [name for name in _COLUMNS if name != "since"]
    rows = people.annotate(since=Subquery(since)).values("code", "since", "unit__code", *told)
    return [
        PersonRow(number, unit_code=row.pop("unit__code"), **row)
        for number, row in enumerate(rows, start=3)
    ]


def row_changes(unit: Unit, rows: Sequence[PersonRow]) -> list[RowChange]:
    """Each row against what is stored of the unit, in the order of the sheet."""
    stored, names = _stored(unit), _known_names(unit)
    return [_change(row, stored.get(identity(row.code)), names) for row in rows]


def facts_of_rows(unit: Unit, rows: Sequence[PersonRow]) -> list[tuple[int, PersonFacts]]:
    """The rows as facts, each with its number; what the sheet does not tell stays as stored."""
    stored = _stored(unit)
    return [(row.number, _facts(row, stored.get(identity(row.code)))) for row in rows]


def _stored(unit: Unit) -> dict[str, PersonFacts]:
    people = Person.objects.filter(unit=unit).prefetch_related("postings")
    return {identity(person.code): person_facts(person) for person in people}


def unpacked(kept: Iterable[dict[str, Any]]) -> list[PersonRow]:
    """The rows that were kept."""
    rows = [PersonRow(**{each.name: row[each.name] for each in fields(PersonRow)}) for row in kept]
    return [
        replace(
            row,
            since=date.fromisoformat(str(row.since)) if row.since else None,
            told=tuple(row.told),
        )
        for row in rows
    ]


def counts_by_unit(people: QuerySet[Person]) -> list[tuple[Unit, int]]:
    """How many people of each unit a list holds."""
    counts: dict[int, int] = {}
    for unit_id in people.values_list("unit_id", flat=True):
        counts[unit_id] = counts.get(unit_id, 0) + 1
    units = Unit.objects.in_bulk(counts)
    return [(units[key], count) for key, count in sorted(counts.items())]


def _known_names(unit: Unit) -> dict[tuple[str, int | None], str]:
    """Names and years of birth in the unit, to find doubles; those elsewhere are not told.

    A name is there twice: with its marks, and for those who type none without them.
    """
    known: dict[tuple[str, int | None], str] = {}
    for name, born, code in Person.objects.filter(unit=unit).values_list(
        "full_name", "birth_year", "code"
    ):
        known.setdefault((fold(name), born), code)
        known[identity(name), born] = code
    return known


def _facts(row: PersonRow, stored: PersonFacts | None) -> PersonFacts:
    if stored is None:
        return PersonFacts(code=row.code, **{name: getattr(row, name) for name in _COLUMNS})
    return replace(stored, **{name: getattr(row, name) for name in row.told})


def _change(
    row: PersonRow, stored: PersonFacts | None, names: dict[tuple[str, int | None], str]
) -> RowChange:
    facts = _facts(row, stored)
    shown = {name: label for name, label in _COLUMNS.items() if stored or name != "full_name"}
    cells = tuple(
        CellChange(cell.column, _words(cell.before), _words(cell.after))
        for cell in cell_changes(stored, facts, shown)
    )
    double = ""
    if stored is None:
        twin = names.setdefault((identity(facts.full_name), facts.birth_year), facts.code)
        if twin != facts.code:  # of the unit, or of a row above
            double = _("trùng họ tên, năm sinh với mã %s") % twin
    is_new = stored is None
    return RowChange(row.number, facts.code, facts.full_name, is_new, cells, double)


def _words(shown: str) -> str:
    """A stored word as people say it."""
    return SEXES.get(shown) or STAFF_CLASSES.get(shown) or shown
