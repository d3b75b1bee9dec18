"""The checklist as its reader sees it: what is done, by whom, and what the reader may tick."""

from dataclasses import dataclass
from datetime import date

from thidua.apps.accounts.authorise import can
from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import ChecklistItem, Phase, Season
from thidua.apps.seasons.permissions import Tick
from thidua.apps.seasons.queries import checklist_of, members_of, roles_in


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to do."""

    item: ChecklistItem
    days_left: int | None
    ticked: int
    members: int
    my_open: list[Unit]
    my_done: list[Unit]
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


def checklist_rows(season: Season, user: User, day: date) -> list[Row]:
    """All of a season's things to do, for one reader; four queries however many."""
    units = [member.unit for member in members_of(season)]
    mine = [unit for unit in units if unit.pk in roles_in(user, season).member_units]
    is_open = season.state != Season.State.CLOSED
    may_edit = is_open and can(user, "seasons.edit", season)
    rows = []
    for item in checklist_of(season):
        ticked = {tick.unit_id for tick in item.ticks.all()}
        own = mine if item.owner == Phase.Owner.UNITS and is_open else []
        rows.append(
            Row(
                item=item,
                days_left=(item.due_on - day).days if item.due_on and not item.done_at else None,
                ticked=sum(unit.pk in ticked for unit in units),
                members=len(units),
                my_open=[u for u in own if u.pk not in ticked and item.done_at is None],
                my_done=[u for u in own if u.pk in ticked],
                may_finish=is_open and can(user, "seasons.tick_checklist_item", Tick(item, None)),
                may_edit=may_edit,
            )
        )
    return rows
