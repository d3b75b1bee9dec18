"""The checklist as its reader sees it: what is done, by whom, and what the reader may tick."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.seasons.models import ChecklistItem, Phase, Season
from thidua.apps.seasons.permissions import Tick
from thidua.apps.seasons.queries import roles_in
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

    @property
    def is_done(self) -> bool:
        """Done for good."""
        return self.item.done_at is not None

    @property
    def is_for_units(self) -> bool:
        """Owed by every unit."""
        return self.item.owner == Phase.Owner.UNITS


def checklist_rows(
    season: Season, user: User, day: date, members: Collection[Member]
) -> list[ChecklistRow]:
    """All of a season's things to do, for one reader; three queries however many."""
    mine = [unit for unit in members if unit.unit_id in roles_in(user, season).member_units]
    is_open = season.state != Season.State.CLOSED
    may_edit = is_open and can(user, "seasons.edit", season)
    rows = []
    for item in checklist_of(season):
        ticked = {tick.unit_id for tick in item.ticks.all()}
        own = mine if item.owner == Phase.Owner.UNITS and is_open else []
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
            )
        )
    return rows
