"""The material of many blocs, read together for the office that stands over them all."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import F, Q

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.awards.models import YearRecord
from thidua.apps.awards.statistics.unit_counts import counts_of
from thidua.apps.ledger.models import Deed
from thidua.apps.ledger.queries import first_half_ends, partners_in
from thidua.apps.movements.models import Movement
from thidua.apps.organisations.models import Membership, Unit
from thidua.apps.pledges.models import CommonTarget, Covenant, Registration
from thidua.apps.pledges.queries.registrations import HANDED_IN
from thidua.apps.ratings.queries import kinds_in_use, ratings_in
from thidua.apps.reviews.measuring.material import Material
from thidua.apps.reviews.models import ReviewPeriod, TargetReading, TargetSource
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import parsed
from thidua.apps.seasons.models import Season

Rows = Mapping[int, Sequence[Any]]


def materials_of(
    seasons: Sequence[Season], user: User, period: str, before: Sequence[Season] = ()
) -> list[Material]:
    """One for each season, all of one year, with everything in it; ``before``: the year before.

    For who sees all of every one of these blocs.
    """
    earlier = {each.season.bloc_id: each for each in _read(before, user, period)}
    found = _read(seasons, user, period)
    for material in found:
        vars(material)["before"] = earlier.get(material.season.bloc_id)
    return found


def _read(seasons: Sequence[Season], user: User, period: str) -> list[Material]:
    if not seasons:
        return []
    units = _units(seasons)
    everybody = [unit for each in units.values() for unit in each]
    year = seasons[0].year
    counts = counts_of(everybody, year, None)
    years = {row.unit_id: row for row in YearRecord.objects.filter(unit__in=everybody, year=year)}
    parts = _parts(seasons, period)
    ratings = ratings_in([unit.pk for unit in everybody], year)
    kinds = {office: kinds_in_use(office) for office in {s.bloc.authority_id for s in seasons}}
    partners = partners_in([season.pk for season in seasons])
    found = []
    for season in seasons:
        material = Material(season, user, period)
        own = {unit.pk for unit in units[season.pk]}
        vars(material).update(
            {
                "units": units[season.pk],
                "is_whole": True,
                "before": None,
                "counts": {key: each for key, each in counts.items() if key in own},
                "years": {key: each for key, each in years.items() if key in own},
                "ratings": {key: each for key, each in ratings.items() if key[0] in own},
                "kinds": kinds[season.bloc.authority_id],
                "partners": partners,
            }
        )
        vars(material).update(_own(parts, season.pk))
        found.append(material)
    return found


def _units(seasons: Sequence[Season]) -> dict[int, list[Unit]]:
    """Members by season, in each bloc's order."""
    by_bloc: dict[int, list[Unit]] = defaultdict(list)
    rows = Membership.objects.filter(
        bloc__in=[season.bloc_id for season in seasons], year=seasons[0].year, left_on=None
    ).select_related("unit")
    for member in rows.order_by("order", "pk"):
        by_bloc[member.bloc_id].append(member.unit)
    return {season.pk: by_bloc[season.bloc_id] for season in seasons}


def _parts(seasons: Sequence[Season], period: str) -> dict[str, Rows]:
    """Rows of every kind by season: one query for each kind."""
    until = {season.pk: _until(season, period) for season in seasons}
    keys = list(until)
    deeds = Deed.objects.filter(season__in=keys, withdrawn_at=None).select_related("unit")
    covenants = Q(covenant__season__in=keys) & ~Q(covenant__state__in=_NOT_ADOPTED)
    targets = CommonTarget.objects.filter(covenants).annotate(season_id=F("covenant__season"))
    sheets = Sheet.objects.filter(season__in=keys)
    lines = Line.objects.filter(sheet__in=sheets).annotate(
        season_id=F("sheet__season"), unit_key=F("sheet__unit")
    )
    movements = Movement.objects.filter(season__in=keys).exclude(origin=Movement.Origin.UNIT)
    registered = Registration.objects.filter(season__in=keys, state__in=HANDED_IN)
    readings = TargetReading.objects.filter(season__in=keys, period=period)
    return {
        "deeds": _by_season(d for d in deeds if d.done_on <= until[d.season_id]),
        "targets": _by_season(targets.order_by("order", "pk")),
        "sources": _by_season(TargetSource.objects.filter(season__in=keys)),
        "readings": _by_season(readings),
        "registrations": _by_season(registered),
        "sheets": _by_season(sheets),
        "lines": _by_season(lines),
        "schemes": _by_season(Scheme.objects.filter(season__in=keys, state=Scheme.State.ADOPTED)),
        "movements": _by_season(
            m for m in movements.order_by("starts_on", "pk") if m.starts_on <= until[m.season_id]
        ),
    }


_NOT_ADOPTED = (Covenant.State.DRAFT, Covenant.State.SUPERSEDED)


def _until(season: Season, period: str) -> Any:
    return first_half_ends(season) if period == ReviewPeriod.HALF else season.ends_on


def _by_season(rows: Iterable[Any]) -> Rows:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.season_id].append(row)
    return found


def _own(parts: Mapping[str, Rows], season: int) -> dict[str, Any]:
    """What belongs to one season, in the shapes of ``Material``."""
    own = {name: list(rows.get(season, ())) for name, rows in parts.items()}
    by_unit: dict[int, list[Deed]] = defaultdict(list)
    for deed in own["deeds"]:
        by_unit[deed.unit_id or 0].append(deed)
    lines: dict[int, list[Line]] = defaultdict(list)
    for line in own["lines"]:
        lines[line.unit_key].append(line)
    return {
        "deeds": own["deeds"],
        "by_unit": by_unit,
        "targets": own["targets"],
        "sources": {each.target: each for each in own["sources"]},
        "readings": {each.target: each for each in own["readings"]},
        "registrations": {each.unit_id: each for each in own["registrations"]},
        "sheets": {each.unit_id: each for each in own["sheets"]},
        "lines": lines,
        "criteria": _criteria(own["schemes"]),
        "movements": own["movements"],
    }


def _criteria(schemes: Collection[Scheme]) -> dict[str, Any]:
    return {
        each.id: each
        for scheme in schemes
        for group in parsed(scheme).groups
        for each in group.criteria
    }
