"""Ratings of a bloc's year as rows of a workbook, and what reading one back would write."""

from collections.abc import Iterator

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Unit
from thidua.apps.ratings.facts import RatingFacts, RatingWrite, rating_facts_of
from thidua.apps.ratings.models import Rating, RatingKind
from thidua.apps.ratings.pages.table import register_of
from thidua.apps.ratings.queries import kinds_to_fill, ratings_in, units_to_rate
from thidua.apps.seasons.models import Season
from thidua.formats.list_workbook import Value
from thidua.formats.problems import FormatError, Problem
from thidua.formats.rating_sheet import NONE, RatingRow, read_ratings, write_ratings
from thidua.web.previews import Change, Preview
from thidua.web.words import written_day


def workbook_of(season: Season, user: User) -> bytes:
    """Every unit in every kind that the user sees; what is not written yet has an empty grade."""
    return write_ratings(_rows(season, user))


def _rows(season: Season, user: User) -> Iterator[list[Value]]:
    register = register_of(season, user)
    for unit in register.units:
        for kind in register.kinds:
            yield _row(kind, unit, register.there.get((unit.pk, kind.pk)))


def _row(kind: RatingKind, unit: Unit, rating: Rating | None) -> list[Value]:
    head: list[Value] = [unit.code, unit.called, kind.name]
    if rating is None:
        return [*head, *[""] * 5]
    return [
        *head,
        NONE if rating.has_none else rating.grade,
        rating.paper_number,
        rating.paper_date,
        rating.evidence,
        rating.get_origin_display(),
    ]


def preview_of(season: Season, user: User, data: bytes) -> Preview[list[RatingWrite]]:
    """What a file would write; rows that change nothing are counted.

    Raises:
        FormatError: cells that are wrong, or a unit that the user does not write for in a kind.
    """
    kinds = {kind.name: kind for kind in kinds_to_fill(user, season)}
    allowed = dict(zip(kinds, units_to_rate(user, season, kinds.values()), strict=True))
    units = {unit.pk: unit for found in allowed.values() for unit in found}
    by_name = {unit.name: unit for unit in units.values()}
    by_name |= {unit.code: unit for unit in units.values()}
    grades = {name: list(kind.grades) for name, kind in kinds.items()}
    rows = read_ratings(data, units=by_name, kinds=grades)
    wrong = [
        Problem(row.place, row.unit, "", f"{row.unit}: không ghi được loại {row.kind}.")
        for row in rows
        if by_name[row.unit] not in allowed[row.kind]
    ]
    if wrong:
        raise FormatError(wrong)
    there = ratings_in(units, season.year)
    found = [(row, kinds[row.kind], by_name[row.unit]) for row in rows]
    new = [each for each in found if _facts(each[0]) != _stored(there.get(_key(each)))]
    return Preview(
        [_write(each, there.get(_key(each))) for each in new],
        [_change(each, there.get(_key(each))) for each in new],
        same=len(rows) - len(new),
    )


Found = tuple[RatingRow, RatingKind, Unit]


def _key(found: Found) -> tuple[int, int]:
    _cells, kind, unit = found
    return unit.pk, kind.pk


def _write(found: Found, rating: Rating | None) -> RatingWrite:
    row, kind, unit = found
    seen = str(rating.revision) if rating else "0"
    return RatingWrite(row.number, unit.pk, kind.pk, _facts(row), seen)


def _facts(row: RatingRow) -> RatingFacts:
    return RatingFacts(row.grade, not row.grade, row.paper_number, row.paper_date, row.evidence)


def _stored(rating: Rating | None) -> RatingFacts | None:
    return rating_facts_of(rating) if rating else None


def _change(found: Found, rating: Rating | None) -> Change:
    row, kind, unit = found
    before = _words(rating_facts_of(rating)) if rating else ""
    return Change(row.place, unit.called, kind.name, before, _words(_facts(row)))


def _words(facts: RatingFacts) -> str:
    day = written_day(facts.paper_date) if facts.paper_date else ""
    told = (facts.grade or NONE, facts.paper_number, day, facts.evidence)
    return "; ".join(filter(None, told))
