"""People as rows of the sheet, and what reading a sheet back would write."""

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.organisations.models import Unit
from thidua.apps.people.actions.people import person_facts
from thidua.apps.people.facts import PersonFacts, PersonWrite
from thidua.apps.people.models import Person, Posting
from thidua.domain.identity import identity
from thidua.domain.name_index import FreeCodes
from thidua.formats.list_matching import Listed, Match, Written, match_rows
from thidua.formats.people_sheet import SEXES, STAFF_CLASSES, PersonRow, read_people
from thidua.web.previews import Change, Preview, cell_changes

_COLUMNS = {
    "code": gettext_lazy("Mã"),
    "full_name": gettext_lazy("Họ và tên"),
    "birth_year": gettext_lazy("Năm sinh"),
    "sex": gettext_lazy("Giới tính"),
    "position": gettext_lazy("Chức vụ"),
    "staff_class": gettext_lazy("Đối tượng"),
    "is_direct_worker": gettext_lazy("Lao động trực tiếp"),
    "counts_in_ratios": gettext_lazy("Tính vào tỷ lệ"),
    "since": gettext_lazy("Về đơn vị từ ngày"),
}
_FACTS = tuple(name for name in _COLUMNS if name != "code")


def person_rows(people: QuerySet[Person]) -> list[PersonRow]:
    """The people as rows, the first day at the present unit with them."""
    since = Posting.objects.filter(person=OuterRef("pk"), until=None).values("since")[:1]
    told = [name for name in _FACTS if name != "since"]
    rows = people.annotate(since=Subquery(since)).values("code", "since", "unit__code", *told)
    return [
        PersonRow(number, unit_code=row.pop("unit__code"), **row)
        for number, row in enumerate(rows, start=3)
    ]


def preview_of(unit: Unit, data: bytes) -> Preview[list[PersonWrite]]:
    """What a sheet would write; a row without a code is matched by name and year of birth.

    Raises:
        FormatError: cells that are wrong, or rows that may be several people.
    """
    rows = read_people(data, unit_code=unit.code, unit_name=unit.name)
    stored = {p.pk: p for p in Person.objects.filter(unit=unit).prefetch_related("postings")}
    listed = [Listed(p.pk, p.code, p.full_name, born=p.birth_year) for p in stored.values()]
    codes = FreeCodes([*_taken_codes(unit), *(row.code for row in rows)])
    matching = match_rows(
        [Written(row.number, row.place, row.code, row.full_name, row.birth_year) for row in rows],
        listed,
        lambda name: codes.numbered(unit.code),
    )
    changes: list[Change] = []
    writes: list[PersonWrite] = []
    for row, match in zip(rows, matching.matches, strict=True):
        person = stored[match.listed.key] if match.listed else None
        before = person_facts(person) if person else None
        after = _facts(row, match, before)
        found = _changes(row, match, before, after)
        if found:
            key, seen = (person.pk, str(person.revision)) if person else (None, None)
            writes.append(PersonWrite(row.number, after, key, seen))
            changes += found
    return Preview(writes, changes, matching.doubts, len(rows) - len(writes))


def counts_by_unit(people: QuerySet[Person]) -> list[tuple[Unit, int]]:
    """How many people of each unit a list holds."""
    counts: dict[int, int] = {}
    for unit_id in people.values_list("unit_id", flat=True):
        counts[unit_id] = counts.get(unit_id, 0) + 1
    units = Unit.objects.in_bulk(counts)
    return [(units[key], count) for key, count in sorted(counts.items())]


def _taken_codes(unit: Unit) -> QuerySet[Person, str]:
    """Codes that a proposed one may not be, whoever has them."""
    people = Person.objects.filter(authority=unit.authority_id)
    return people.filter(code_key__startswith=identity(unit.code)).values_list("code", flat=True)


def _facts(row: PersonRow, match: Match, stored: PersonFacts | None) -> PersonFacts:
    """What is to be written; what the row does not tell stays as it is stored."""
    if stored is None:
        return PersonFacts(match.code, **{name: getattr(row, name) for name in _FACTS})
    told = {name: getattr(row, name) for name in row.told}
    if match.is_found:
        del told["full_name"]  # the name only says who is meant
    return replace(stored, **told)


def _changes(
    row: PersonRow, match: Match, before: PersonFacts | None, after: PersonFacts
) -> Sequence[Change]:
    thing = f"{after.code} – {before.full_name if before else after.full_name}"
    remark = _("mã đề nghị") if match.is_proposed else ""
    changes = cell_changes(row.place, thing, _worded(before), _worded(after), _COLUMNS)
    return [replace(change, remark=remark) for change in changes]


def _worded(facts: PersonFacts | None) -> PersonFacts | None:
    """The facts, stored words as people say them."""
    if facts is None:
        return None
    sex, staff_class = SEXES.get(facts.sex, ""), STAFF_CLASSES[facts.staff_class]
    return replace(facts, sex=sex, staff_class=staff_class)
