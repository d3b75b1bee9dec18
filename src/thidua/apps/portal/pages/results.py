"""Rankings as everybody reads them: places and awards; points only where the bloc lets them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.organisations.settings.award_names import AwardNames
from thidua.apps.portal.models import Portal, Publication
from thidua.apps.portal.queries.own import shows_points
from thidua.apps.portal.queries.public import shown_records
from thidua.domain.vietnamese_numbers import format_number
from thidua.web.words import written_day

Given = dict[tuple[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One published ranking in a list."""

    pk: int
    bloc: str
    year: int
    version: int
    units: int
    day: str
    is_illustrative: bool


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit of a ranking; ``points`` are empty where the bloc keeps them."""

    code: str
    name: str
    place: str
    points: str
    proposed: tuple[str, ...]
    given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicResult:
    """A ranking with its units by place."""

    row: ResultRow
    units: tuple[UnitRow, ...]
    has_points: bool


def result_row(publication: Publication) -> ResultRow:
    """A publication of a result in words."""
    season, result = publication.season, publication.result
    if season is None or result is None:
        raise ValueError("a publication of something else")
    return ResultRow(
        pk=publication.pk,
        bloc=season.bloc_name_at(result.published_at),
        year=season.year,
        version=result.version,
        units=len(result.names),
        day=written_day(timezone.localdate(publication.published_at)),
        is_illustrative=season.is_illustrative,
    )


def public_results(portal: Portal, publications: Iterable[Publication]) -> list[PublicResult]:
    """Rankings with all their units; two queries however many."""
    told = list(publications)
    called, given = AwardNames(portal.authority), _given(portal, told)
    return [_public(each, called, given) for each in told]


def _public(publication: Publication, called: AwardNames, given: Given) -> PublicResult:
    season, result = publication.season, publication.result
    if season is None or result is None:
        raise ValueError("a publication of something else")
    has_points = shows_points(season)
    kept = result.kept
    proposed: dict[str, list[str]] = defaultdict(list)
    for award in kept.awards:
        for code in award.units:
            proposed[code].append(called.of(award.award, season.ends_on))
    units = tuple(
        UnitRow(
            code=unit.unit,
            name=result.names.get(unit.unit, unit.unit),
            place=str(unit.rank) if unit.rank else _("không xếp"),
            points=format_number(unit.total) if has_points else "",
            proposed=tuple(proposed[unit.unit]),
            given=tuple(given.get((unit.unit, season.year), ())),
        )
        for unit in kept.units
    )
    return PublicResult(result_row(publication), units, has_points)


def _given(portal: Portal, publications: Iterable[Publication]) -> Given:
    """By unit's code and year: what public decisions gave it."""
    years = {each.season.year for each in publications if each.season}
    codes = {code for each in publications if each.result for code in each.result.names}
    rows = (
        shown_records(portal)
        .filter(unit__authority=portal.authority, unit__code__in=codes, year__in=years)
        .select_related("unit")
        .order_by("decision__decided_on", "pk")
    )
    found: Given = defaultdict(list)
    for record in rows:
        if record.unit is not None:
            found[record.unit.code, record.year or 0].append(record.award_name)
    return found
