"""Everything that the page of one unit shows."""

from datetime import date
from itertools import groupby

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.audit.queries import history_of
from thidua.apps.organisations.facts import SeatPlace
from thidua.apps.organisations.models import Unit, UnitAlias
from thidua.apps.organisations.pages.journal import SHOWN, journal_rows
from thidua.apps.organisations.queries import blocs_visible_to, former_names, places_of, seats_at
from thidua.apps.organisations.registries.unit_links import links_of
from thidua.apps.organisations.seats.roles import seats_of


def unit_page(unit: Unit, user: User, day: date) -> dict[str, object]:
    """The page's context."""
    places = places_of(unit, blocs_visible_to(user))
    manages = can(user, "organisations.edit_unit", unit)
    belongs = manages or unit.pk in seats_of(user).units
    return {
        "unit": unit,
        "today": day,
        "years": [(year, list(rows)) for year, rows in groupby(places, lambda row: row.year)],
        "other_names": unit.aliases.filter(kind=UnitAlias.Kind.ALIAS).order_by("name"),
        "former_names": former_names(unit),
        "predecessors": Unit.objects.filter(successor=unit).order_by("sort_text"),
        "seats": seats_at(unit) if belongs else (),
        "belongs": belongs,
        "manages": manages,
        "links": links_of(unit, user),
        "may_invite": can(user, "organisations.invite", SeatPlace.officer(unit)),
        "journal": journal_rows(history_of(unit)[:SHOWN]) if belongs else (),
    }
