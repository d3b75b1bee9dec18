"""People as rows of the sheet, and what reading a sheet back would change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.sheets.changes import CellChange, shown
from thidua.apps.people.actions.people import person_facts
from thidua.apps.people.facts import PersonFacts
from thidua.apps.people.models import Person, Posting
from thidua.domain.person_names import person_order
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


@dataclass(frozen=True, slots=True)
class RowChange:
    """What one row of the sheet does; ``double`` says why a new one may be known already."""

    number: int
    code: str
    name: str
    is_new: bool
    cells: tuple[CellChange, ...] = ()
    double: str = ""


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
    stored = {row.code.casefold(): row for row in person_rows(Person.objects.filter(unit=unit))}
    names = _known_names(unit)
    return [_change(row, stored.get(row.code.casefold()), names) for row in rows]


def facts_of_rows(unit: Unit, rows: Sequence[PersonRow]) -> list[tuple[int, PersonFacts]]:
    """The rows as facts, each with its number; what the sheet does not tell stays as stored."""
    people = Person.objects.filter(unit=unit).prefetch_related("postings")
    stored = {person.code.casefold(): person for person in people}
    return [(row.number, _facts(row, stored.get(row.code.casefold()))) for row in rows]


def unpacked(kept: Iterable[dict[str, Any]]) -> list[PersonRow]:
    """The rows that were kept."""
    rows = [PersonRow(**{each.name: row[each.name] for each in fields(PersonRow)}) for row in kept]
    return [
        replace(row, since=date.fromisoformat(str(row.since)) if row.since else None)
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
    """Names and years of birth in the unit, to find doubles; those elsewhere are not told."""
    rows = Person.objects.filter(unit=unit).values_list("sort_text", "birth_year", "code")
    return {(name, born): code for name, born, code in rows}


def _facts(row: PersonRow, stored: Person | None) -> PersonFacts:
    told = {name: getattr(row, name) for name in _COLUMNS}
    if stored is None:
        return PersonFacts(code=row.code, **told)
    facts = person_facts(stored)
    return replace(facts, **{**told, "since": row.since or facts.since})


def _change(
    row: PersonRow, stored: PersonRow | None, names: dict[tuple[str, int | None], str]
) -> RowChange:
    if stored is None:
        twin = names.get((person_order(row.full_name), row.birth_year))
        double = _("trùng họ tên, năm sinh với mã %s") % twin if twin else ""
        return RowChange(row.number, row.code, row.full_name, is_new=True, double=double)
    cells = tuple(
        CellChange(str(label), _shown(getattr(stored, name)), _shown(getattr(row, name)))
        for name, label in _COLUMNS.items()
        if getattr(stored, name) != getattr(row, name)
        and not (name == "since" and row.since is None)
    )
    return RowChange(row.number, stored.code, row.full_name, is_new=False, cells=cells)


def _shown(value: object) -> str:
    words = SEXES.get(str(value)) or STAFF_CLASSES.get(str(value))
    return words or shown(value)
