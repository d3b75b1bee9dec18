"""Many people's records straight from the registry: the database sums years into bits."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from django.db import connection
from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    Max,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)

from thidua.apps.awards.models import AwardRecord, Discipline, Initiative, Inquiry, YearRecord
from thidua.apps.eligibility.tracks import registry_rules as rules
from thidua.apps.eligibility.tracks.registry_cases import held_award
from thidua.apps.people.models import Person
from thidua.domain.award_codes import BY_INITIATIVE, EXCELLENT, GOOD
from thidua.domain.eligibility_initiatives import INITIATIVE_YEARS
from thidua.domain.track_record import HeldAward

CHUNK = 5_000  # people at a time: memory stays flat
Bits = tuple[Any, ...]


class Track(NamedTuple):
    """What decides about one person; equal tracks have equal answers."""

    years: Bits  # good, excellent, known, complete as bits; class, attitude, registered
    titles: Bits  # LDTT, CSTDCS, CSTD_TINH, CSTD_TQ, then CSTDCS by class and by initiative
    initiatives: tuple[Bits, ...]  # year, total, tinh, toan_quoc, scope not said
    held: tuple[HeldAward, ...]
    discipline_ends: tuple[date | None, ...]
    is_inquired: bool
    is_history_complete: bool


NO_YEARS: Bits = (0, 0, 0, 0, "", None, None)
NO_TITLES: Bits = (0, 0, 0, 0, 0, 0)

T = TypeVar("T", YearRecord, AwardRecord, Initiative, Discipline, Inquiry)


def tracks_of(
    people: "QuerySet[Person]", *, award_year: int, received_on: date
) -> Iterator[list[tuple[int, Track]]]:
    """Each person's key and track, a chunk at a time, in the order of keys."""
    rows = people.order_by("pk").values_list("pk", "is_history_complete").iterator(CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        yield _chunk(people, chunk, award_year, received_on)


def _chunk(
    people: "QuerySet[Person]", chunk: Sequence[tuple[int, bool]], award_year: int, day: date
) -> list[tuple[int, Track]]:
    first, last = chunk[0][0], chunk[-1][0]
    mine = Q(person__gte=first, person__lte=last)
    if last - first >= 2 * len(chunk):  # others lie between
        mine &= Q(person__in=people.filter(pk__gte=first, pk__lte=last).values("pk"))
    years, titles = _year_bits(mine, award_year), _title_bits(mine, award_year, day)
    initiatives = _initiatives(mine, award_year)
    held, ends = _held(mine, day), _discipline_ends(mine, day)
    inquired = set(
        Inquiry.objects.filter(rules.open_on(day), mine).values_list("person", flat=True)
    )
    return [
        (
            key,
            Track(
                years.get(key, NO_YEARS),
                titles.get(key, NO_TITLES),
                tuple(initiatives.get(key, ())),
                tuple(held.get(key, ())),
                tuple(ends.get(key, ())),
                key in inquired,
                is_history_complete,
            ),
        )
        for key, is_history_complete in chunk
    ]


def _bit(award_year: int) -> Any:
    """The year as its bit."""
    back = Value(award_year) - F("year")
    return Value(1, IntegerField()).bitleftshift(back)  # type: ignore[arg-type] # an expression, too


def _year_bits(mine: Q, award_year: int) -> Mapping[int, Bits]:
    bit, now = _bit(award_year), Q(year=award_year)
    window = (rules.first_year(award_year), award_year)
    rows = (
        YearRecord.objects.filter(mine, year__range=window)
        .values("person")
        .annotate(
            good=Sum(bit, filter=Q(classification__in=(EXCELLENT, GOOD)), default=0),
            excellent=Sum(bit, filter=Q(classification=EXCELLENT), default=0),
            known=Sum(bit, filter=~Q(classification=""), default=0),
            complete=Sum(bit, filter=Q(is_complete=True), default=0),
            now=Max("classification", filter=now, default=Value("")),
            attitude=Max(_as_number("attitude_confirmed"), filter=now),
            entered=Max(_as_number("registered"), filter=now),
        )
        .values_list(
            *("person", "good", "excellent", "known", "complete", "now", "attitude", "entered")
        )
        .order_by()
    )
    return {row[0]: row[1:] for row in _plain(rows)}


def _plain(rows: "QuerySet[Any, Bits]") -> list[Bits]:
    """Whole numbers and texts as the database gives them: nothing is asked of each value."""
    text, parameters = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(text, parameters)
        found: list[Bits] = cursor.fetchall()
    return found


def _as_number(field: str) -> Case:
    """A yes, no or unknown that can be aggregated everywhere."""
    return Case(
        When(**{field: True}, then=1), When(**{field: False}, then=0), output_field=IntegerField()
    )


def _title_bits(mine: Q, award_year: int, day: date) -> Mapping[int, Bits]:
    window = (rules.first_year(award_year), award_year)
    records = AwardRecord.objects.filter(
        rules.in_force(day), mine, award__in=rules.PERSON_TITLES, year__range=window
    )
    found, twice = {}, []
    for key, given, *bits in _title_sums(records, award_year, is_distinct=False):
        found[key] = tuple(bits)
        # A sum of bits has as many bits as addends only when none came twice.
        if sum(map(int.bit_count, bits[: len(rules.PERSON_TITLES)])) != given:
            twice.append(key)
    if twice:
        again = _title_sums(records.filter(person__in=twice), award_year, is_distinct=True)
        found |= {key: tuple(bits) for key, _, *bits in again}
    return found


def _title_sums(
    records: "QuerySet[AwardRecord]", award_year: int, *, is_distinct: bool
) -> list[Bits]:
    bit, cstdcs = _bit(award_year), Q(award="CSTDCS")
    wanted = {code.lower(): Q(award=code) for code in rules.PERSON_TITLES} | {
        "by_class": cstdcs & Q(basis=EXCELLENT),
        "by_initiative": cstdcs & Q(basis=BY_INITIATIVE),
    }
    sums = {
        name: Sum(bit, filter=which, distinct=is_distinct, default=0)
        for name, which in wanted.items()
    }
    rows = records.values("person").annotate(given=Count("pk"), **sums)
    return _plain(rows.values_list("person", "given", *wanted).order_by())


def _initiatives(mine: Q, award_year: int) -> Mapping[int, list[Bits]]:
    rows = (
        Initiative.objects.filter(mine, year__range=(award_year - INITIATIVE_YEARS + 1, award_year))
        .values("person", "year")
        .annotate(
            total=Count("pk"),
            tinh=Count("pk", filter=Q(scope="tinh")),
            toan_quoc=Count("pk", filter=Q(scope="toan_quoc")),
            unscoped=Count("pk", filter=Q(scope="")),
        )
        .values_list("person", "year", "total", "tinh", "toan_quoc", "unscoped")
        .order_by("person", "year")
    )
    groups: dict[int, list[Bits]] = defaultdict(list)
    for row in _plain(rows):
        groups[row[0]].append(row[1:])
    return groups


def _held(mine: Q, day: date) -> Mapping[int, list[HeldAward]]:
    rows = (
        AwardRecord.objects.filter(rules.one_by_one(day), mine)
        .order_by("person", "year", "pk")
        .values_list(
            "person", "award", "type", "year", "decision__decided_on", "state", "revoked_on"
        )
    )
    groups: dict[int, list[HeldAward]] = defaultdict(list)
    known: dict[Bits, HeldAward] = {}  # few awards differ in more than whom they were given to
    for key, *facts in _plain(rows):
        row = tuple(facts)
        award = known.get(row)
        if award is None:
            award = known[row] = held_award([*row[:3], _day(row[3]), row[4], _day(row[5])], day)
        groups[key].append(award)
    return groups


def _day(given: date | str | None) -> date | None:
    """A day as the database gives it: SQLite's is a text."""
    return date.fromisoformat(given) if isinstance(given, str) else given


def _discipline_ends(mine: Q, day: date) -> Mapping[int, list[date | None]]:
    rows = Discipline.objects.filter(rules.known_of(day), mine).order_by("person", "pk")
    groups: dict[int, list[date | None]] = defaultdict(list)
    for key, ended_on in rows.values_list("person", "ended_on"):
        groups[key].append(ended_on)
    return groups
