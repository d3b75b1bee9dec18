"""Everything that the page of one bloc shows: units × years, each with its role."""

from dataclasses import dataclass
from datetime import date

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.audit.queries import history_of
from thidua.apps.organisations.models import Bloc, Membership, Unit
from thidua.apps.organisations.pages.journal import SHOWN, journal_rows
from thidua.apps.organisations.queries import years_of
from thidua.domain.vietnamese_order import order_text


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One unit with its place in each year, newest year first; None: not a member."""

    unit: Unit
    places: tuple[Membership | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who belonged to a bloc in which year."""

    years: tuple[int, ...]
    counts: tuple[int, ...]
    rows: tuple[MatrixRow, ...]


def matrix_of(bloc: Bloc) -> Matrix:
    """Units of the newest year in its order, then the others by name."""
    places = years_of(bloc)
    years = tuple(dict.fromkeys(place.year for place in places))
    by_unit: dict[int, dict[int, Membership]] = {}
    units: dict[int, Unit] = {}
    for place in places:
        by_unit.setdefault(place.unit_id, {})[place.year] = place
        units.setdefault(place.unit_id, place.unit)
    here = [key for key, found in by_unit.items() if years and years[0] in found]
    gone = sorted(set(by_unit) - set(here), key=lambda key: order_text(units[key].name))
    rows = tuple(
        MatrixRow(units[key], tuple(by_unit[key].get(year) for year in years))
        for key in [*here, *gone]
    )
    counts = tuple(sum(place.year == year for place in places) for year in years)
    return Matrix(years, counts, rows)


def bloc_page(bloc: Bloc, user: User, day: date) -> dict[str, object]:
    """The page's context."""
    matrix = matrix_of(bloc)
    manages = can(user, "organisations.edit_bloc", bloc)
    next_year = matrix.years[0] + 1 if matrix.years else day.year
    return {
        "bloc": bloc,
        "today": day,
        "matrix": matrix,
        "next_year": next_year,
        "manages": manages,
        "journal": journal_rows(history_of(bloc)[:SHOWN]),
    }
