"""The list of units on the registration page: searched, filtered, sorted, counted."""

from collections import Counter
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_noop

from thidua.apps.pledges.models import Registration
from thidua.apps.pledges.queries.registrations import UnitRow
from thidua.domain.vietnamese_text import fold, sort_key

STATES = {"none": gettext_noop("Chưa lập"), **dict(Registration.State.choices)}


def chosen(rows: Sequence[UnitRow], query: Mapping[str, str]) -> list[UnitRow]:
    """The rows that the address asks for: ``q``, ``state``, ``late``, ``sort``."""
    words = fold(query.get("q", ""))
    found = [
        row
        for row in rows
        if (not words or words in fold(f"{row.membership.unit.called} {row.membership.unit.code}"))
        and query.get("state", "") in {"", row.state}
        and (not query.get("late") or row.days_late)
    ]
    if query.get("sort") == "name":
        found.sort(key=lambda row: sort_key(row.membership.unit.called))
    elif query.get("sort") == "state":
        order = list(STATES)
        found.sort(key=lambda row: order.index(row.state))
    return found


def counts_of(rows: Sequence[UnitRow]) -> list[tuple[str, str, int]]:
    """For each state: code, words, how many units."""
    counted = Counter(row.state for row in rows)
    return [(code, str(label), counted[code]) for code, label in STATES.items()]
