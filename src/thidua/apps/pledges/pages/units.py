"""The list of units on the registration page: searched, filtered, sorted, counted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from thidua.apps.pledges.models import Registration
from thidua.apps.pledges.queries.registrations import UnitRegistration
from thidua.domain.identity import said_in
from thidua.domain.vietnamese_text import sort_key
from thidua.web.asked import Asked, a_choice, a_search

STATES = {"none": gettext_noop("Chưa lập"), **dict(Registration.State.choices)}


@dataclass(frozen=True, slots=True)
class UnitsAsked(Asked):
    """What the address asks for."""

    words: str = a_search()
    state: str = a_choice(STATES)
    late: str = a_choice({"1"})
    sort: str = a_choice({"name", "state"})


def chosen(rows: Sequence[UnitRegistration], asked: UnitsAsked) -> list[UnitRegistration]:
    """The rows asked for, in order."""
    found = [
        row
        for row in rows
        if said_in(asked.words, f"{row.membership.unit.called} {row.membership.unit.code}")
        and asked.state in {"", row.state}
        and (not asked.late or row.days_late)
    ]
    if asked.sort == "name":
        found.sort(key=lambda row: sort_key(row.membership.unit.called))
    elif asked.sort == "state":
        order = list(STATES)
        found.sort(key=lambda row: order.index(row.state))
    return found


def counts_of(rows: Sequence[UnitRegistration]) -> list[tuple[str, str, int]]:
    """For each state: code, words, how many units."""
    counted = Counter(row.state for row in rows)
    return [(code, str(label), counted[code]) for code, label in STATES.items()]
