"""What was done to an organisation, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from thidua.apps.audit.models import Entry
from thidua.apps.audit.names.reading import names_of
from thidua.apps.audit.registries.action_names import action_name
from thidua.apps.audit.registries.descriptions import described

SHOWN = 20


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One act: when, who, what, and the details."""

    at: datetime
    who: str
    what: str
    details: list[str]


def journal_rows(entries: Iterable[Entry]) -> list[JournalRow]:
    """The entries for people."""
    found = list(entries)
    names = names_of(found)
    return [
        JournalRow(entry.at, entry.who, action_name(entry.action), described(entry, names))
        for entry in found
    ]
