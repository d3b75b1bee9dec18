"""Units as rows of the official sheet, and what reading a sheet back would write."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.organisations.actions.units import unit_facts
from thidua.apps.organisations.facts import UnitFacts, UnitWrite
from thidua.apps.organisations.models import Authority, Unit
from thidua.domain.name_index import FreeCodes
from thidua.formats.list_matching import Listed, Match, Written, match_rows
from thidua.formats.unit_sheet import LONGEST_CODE, UnitRow, read_units
from thidua.web.previews import Change, Preview, cell_changes
from thidua.web.revisions import fingerprint

_COLUMNS = {
    "code": gettext_lazy("Mã"),
    "name": gettext_lazy("Tên đầy đủ"),
    "aliases": gettext_lazy("Tên gọi khác"),
    "valid_from": gettext_lazy("Hoạt động từ"),
    "valid_to": gettext_lazy("Hoạt động đến"),
    "has_party_cell": gettext_lazy("Có chi bộ"),
    "has_union": gettext_lazy("Có công đoàn"),
    "has_youth_union": gettext_lazy("Có chi đoàn"),
}
_FACTS = tuple(name for name in _COLUMNS if name != "code")


def unit_rows(units: QuerySet[Unit]) -> Iterator[UnitRow]:
    """The units, aliases fetched before, as rows."""
    for number, unit in enumerate(units, start=3):
        facts = unit_facts(unit)
        yield UnitRow(number, **{name: getattr(facts, name) for name in _COLUMNS})


def preview_of(authority: Authority, data: bytes) -> Preview[list[UnitWrite]]:
    """What a sheet would write; a row without a code is matched by its name.

    Raises:
        FormatError: cells that are wrong, or rows that may be several units.
    """
    rows = read_units(data)
    stored = list(Unit.objects.filter(authority=authority).prefetch_related("aliases"))
    listed = [
        Listed(unit.pk, unit.code, unit.name, tuple(other.name for other in unit.aliases.all()))
        for unit in stored
    ]
    codes = FreeCodes([*(unit.code for unit in stored), *(row.code for row in rows)])
    matching = match_rows(
        [Written(row.number, row.place, row.code, row.name) for row in rows],
        listed,
        lambda name: codes.of_initials(name, LONGEST_CODE),
    )
    facts = {unit.pk: unit_facts(unit) for unit in stored}
    changes: list[Change] = []
    writes: list[UnitWrite] = []
    for row, match in zip(rows, matching.matches, strict=True):
        before = facts[match.listed.key] if match.listed else None
        after = _facts(row, match, before)
        found = _changes(row, match, before, after)
        if found:
            key, seen = (match.listed.key, fingerprint(before)) if match.listed else (None, None)
            writes.append(UnitWrite(row.number, after, key, seen))
            changes += found
    return Preview(writes, changes, matching.doubts, len(rows) - len(writes))


def _facts(row: UnitRow, match: Match, stored: UnitFacts | None) -> UnitFacts:
    """What is to be written; what the row does not tell stays as it is stored."""
    if stored is None:
        return UnitFacts(match.code, **{name: getattr(row, name) for name in _FACTS})
    told: dict[str, Any] = {name: getattr(row, name) for name in row.told}
    if match.is_found:
        del told["name"]  # the name only says which unit is meant
    if set(told.get("aliases", ())) == set(stored.aliases):
        told.pop("aliases", None)  # the order in which names are listed says nothing
    return replace(stored, **told)


def _changes(
    row: UnitRow, match: Match, before: UnitFacts | None, after: UnitFacts
) -> Sequence[Change]:
    thing = f"{after.code} – {before.name if before else after.name}"
    remark = _("mã đề nghị") if match.is_proposed else ""
    changes = cell_changes(row.place, thing, before, after, _COLUMNS)
    return [replace(change, remark=remark) for change in changes]
