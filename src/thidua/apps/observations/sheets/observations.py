"""Observations as rows of a workbook, and what reading one back would write."""

from collections.abc import Iterable, Iterator

from django.utils import timezone

from thidua.apps.accounts.models import User
from thidua.apps.observations.facts import ObservationFacts, ObservationWrite
from thidua.apps.observations.models import Observation
from thidua.apps.observations.queries import observables_of, units_to_observe
from thidua.apps.seasons.models import Season
from thidua.formats.list_workbook import Value
from thidua.formats.observation_sheet import (
    SIGNS,
    ObservationRow,
    read_observations,
    write_observations,
)
from thidua.formats.problems import FormatError, Problem
from thidua.web.previews import Change, Preview
from thidua.web.words import written_day

EVERYBODY = "*"


def workbook_of(rows: Iterable[Observation]) -> bytes:
    """The observations, oldest heads first, as the page lists them."""
    return write_observations(map(_row, rows))


def _row(row: Observation) -> list[Value]:
    state = f"Đã gạch bỏ: {row.struck_reason}" if row.struck_at else ""
    return [
        row.seen_on,
        row.unit.code,
        row.unit.called,
        row.item,
        SIGNS[row.sign],
        row.times,
        row.content,
        row.evidence or row.file_name,
        str(row.recorded_by),
        timezone.localtime(row.recorded_at).replace(tzinfo=None),
        state,
        row.answer,
    ]


def preview_of(season: Season, user: User, data: bytes) -> Preview[list[ObservationWrite]]:
    """What a file would record; a row that stands there already is told and left out.

    Raises:
        FormatError: cells that are wrong, or a step that its criterion does not take.
    """
    units = {unit.pk: unit for unit in units_to_observe(user, season)}
    by_name = {unit.name: key for key, unit in units.items()}
    by_name |= {unit.code: key for key, unit in units.items()}
    items = observables_of(season)
    rows = read_observations(data, units=by_name, items=items)
    wrong = [
        Problem(row.place, row.sign, "", f"mục {row.item} không nhận ghi nhận {SIGNS[row.sign]}.")
        for row in rows
        if row.sign not in items[row.item].signs
    ]
    if wrong:
        raise FormatError(wrong)
    there = _there(season)
    writes = list(_writes(rows, by_name, tuple(units), there))
    names = {key: unit.called for key, unit in units.items()}
    return Preview(
        [write for write, _row in writes],
        [_change(write.facts, row, names) for write, row in writes],
        same=len(rows) - len(writes),
    )


Known = frozenset[tuple[int, str, str, str, str]]


def _there(season: Season) -> Known:
    """What is recorded already, whoever recorded it."""
    rows = Observation.objects.filter(season=season, struck_at=None)
    found = rows.values_list("unit", "item", "sign", "seen_on", "content")
    return frozenset((unit, item, sign, f"{day}", text) for unit, item, sign, day, text in found)


def _writes(
    rows: Iterable[ObservationRow],
    by_name: dict[str, int],
    all_units: tuple[int, ...],
    there: Known,
) -> Iterator[tuple[ObservationWrite, ObservationRow]]:
    for row in rows:
        meant = all_units if row.unit == EVERYBODY else (by_name[row.unit],)
        seen = (row.item, row.sign, f"{row.seen_on}", " ".join(row.content.split()))
        units = tuple(unit for unit in meant if (unit, *seen) not in there)
        if units:
            facts = ObservationFacts(
                units, row.item, row.sign, row.seen_on, row.content, row.times, row.evidence
            )
            yield ObservationWrite(row.number, facts), row


def _change(facts: ObservationFacts, row: ObservationRow, names: dict[int, str]) -> Change:
    whose = ", ".join(names[unit] for unit in facts.units)
    step = f"{SIGNS[facts.sign]} {facts.times}"
    return Change(
        row.place,
        whose,
        f"{facts.item}: {step}",
        "",
        f"{written_day(facts.seen_on)}: {facts.content}",
    )
