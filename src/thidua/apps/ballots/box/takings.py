"""Who has taken a slip and how, as the hall, the closing page and the journal say it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.ballots.models import Ballot, RollEntry


@dataclass(frozen=True, slots=True)
class Taking:
    """One unit and the way in which its slip was taken; never which slip."""

    unit: str
    way: str

    def __str__(self) -> str:
        return f"{self.unit}: {self.way}"


def takings(ballot: Ballot) -> list[Taking]:
    """Every unit that has taken a slip or sent an opinion, by name."""
    rows = ballot.roll.select_related("unit", "taken_by")
    return takings_in(rows)


def takings_in(roll: Iterable[RollEntry]) -> list[Taking]:
    """The same from a roll fetched before with its units and people."""
    taken = [row for row in roll if row.has_slip or row.has_opinion]
    return sorted((Taking(row.unit.name, way_of(row)) for row in taken), key=str)


def way_of(entry: RollEntry) -> str:
    """How the unit's slip was taken, and who did it; empty when it has none."""
    if entry.has_opinion:
        return _("gửi ý kiến bằng tài khoản")
    if not entry.has_slip:
        return ""
    if not entry.taken:  # noted by an older version
        return _("đã nhận phiếu")
    words = {
        RollEntry.Taken.TABLE: _("nhận tại bàn, %s ghi"),
        RollEntry.Taken.PHONE: _("nhận trên máy của %s"),
    }
    return words[RollEntry.Taken(entry.taken)] % entry.taken_by
