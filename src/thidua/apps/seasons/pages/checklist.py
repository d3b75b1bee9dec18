"""The checklist as its reader sees it: what is done, by whom, and what the reader may tick."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.seasons.models import ChecklistItem, Phase, Season
from thidua.apps.seasons.permissions import Tick
from thidua.apps.seasons.queries import roles_in
from thidua.apps.seasons.registries.seen_to import SeenTo, seen_to
from thidua.apps.seasons.year.at_once import Member
from thidua.apps.seasons.year.to_do import checklist_of


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """One thing to do."""

    item: ChecklistItem
    days_left: int | None
    ticked: int
    members: int
    my_open: list[Member]
    my_done: list[Member]
    may_finish: bool
    may_edit: bool
    seen: SeenTo | None

    @property
    def is_done(self) -> bool:
        """Ticked off for good, or known to be done."""
        return self.is_ticked or self.is_known_done

    @property
    def is_ticked(self) -> bool:
        """Somebody said so."""
        return self.item.done_at is not None

    @property
    def is_known_done(self) -> bool:
        """Nobody has to say so."""
        if self.seen is None:
            return False
        return self.seen.is_done or (self.is_for_units and 0 < self.members == self.ticked)

    @property
    def is_for_units(self) -> bool:
        """Owed by every unit."""
        return self.item.owner == Phase.Owner.UNITS


def checklist_rows(
    season: Season, user: User, day: date, members: Collection[Member]
) -> list[ChecklistRow]:
    """All of a season's things to do, for one reader; as many queries however many."""
    mine = [unit for unit in members if unit.unit_id in roles_in(user, season).member_units]
    is_open = season.state != Season.State.CLOSED
    may_edit = is_open and can(user, "seasons.edit", season)
    items, rows = checklist_of(season), []
    known = seen_to(items)
    for item in items:
        seen = known.get(item.pk)
        ticked = seen.units if seen else {tick.unit_id for tick in item.ticks.all()}
        own = mine if item.owner == Phase.Owner.UNITS and is_open and seen is None else []
        rows.append(
            ChecklistRow(
                item=item,
                days_left=(item.due_on - day).days if item.due_on and not item.done_at else None,
                ticked=sum(unit.unit_id in ticked for unit in members),
                members=len(members),
                my_open=[u for u in own if u.unit_id not in ticked and item.done_at is None],
                my_done=[u for u in own if u.unit_id in ticked],
                may_finish=is_open and can(user, "seasons.tick_checklist_item", Tick(item, None)),
                may_edit=may_edit,
                seen=seen,
            )
        )
    return rows
