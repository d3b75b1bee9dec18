"""The checklist of a told year: what was due by a day is done."""

from datetime import date, datetime

from thidua.apps.accounts.models import User
from thidua.apps.demo.telling.people import officer_of
from thidua.apps.seasons.actions.checklist import tick_checklist_item
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.queries import members_of


def tick_until(season: Season, last: date, *, head: User, at: datetime) -> None:
    """Everything due by ``last``: by the head, the standing office, or each unit for itself."""
    standing = User.objects.get(username=f"snv.{season.bloc.authority.code}")
    for item in season.checklist.filter(done_at=None, due_on__lte=last):
        if item.owner != Phase.Owner.UNITS:
            actor = standing if item.owner == Phase.Owner.STANDING else head
            tick_checklist_item(item, actor=actor, at=at)
            continue
        for member in members_of(season):
            tick_checklist_item(item, actor=officer_of(member.unit), at=at, unit=member.unit)
