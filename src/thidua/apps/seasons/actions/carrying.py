"""What this app carries into next year: phases, members, the checklist."""

from datetime import date, datetime

from django.utils import timezone

from thidua.apps.accounts.models import User
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Membership
from thidua.apps.seasons.models import ChecklistItem, Phase, Season
from thidua.apps.seasons.queries import due_days_of, members_of
from thidua.apps.seasons.year.left_open import LEFT_OPEN
from thidua.domain.calendar import squeezed, years_later


def carry_phases(old: Season, new: Season, actor: User, at: datetime) -> None:
    """The same phases a year on; opened late, from today on."""
    if new.phases.exists():
        return
    phases, years, today = list(old.phases.all()), new.year - old.year, timezone.localdate(at)
    dues = [years_later(phase.due_on, years) for phase in phases]

    def proposed(day: date) -> date:
        moved = years_later(day, years)
        is_late = today > min(dues)
        return squeezed(moved, new.starts_on, max(dues), today) if is_late else moved

    Phase.objects.bulk_create(
        Phase(
            season=new,
            kind=phase.kind,
            starts_on=phase.starts_on and proposed(phase.starts_on),
            due_on=proposed(phase.due_on),
            owner=phase.owner,
            note=phase.note,
            order=phase.order,
        )
        for phase in phases
    )


def carry_members(old: Season, new: Season, actor: User, at: datetime) -> None:
    """The same units; head and deputy too, until the election puts others in their place."""
    if Membership.objects.filter(bloc=new.bloc_id, year=new.year).exists():
        return
    before = list(members_of(old))
    kept = [
        each for each in before if each.unit.valid_to is None or each.unit.valid_to >= new.starts_on
    ]
    Membership.objects.bulk_create(
        Membership(bloc_id=new.bloc_id, unit=m.unit, year=new.year, role=m.role, order=m.order)
        for m in kept
    )
    left = [m.unit.called for m in before if m not in kept]
    data = {"members": [m.unit.called for m in kept], "dissolved": left}
    record("seasons.carry_members", new, actor=actor, at=at, data=data)


def carry_checklist(old: Season, new: Season, actor: User, at: datetime) -> None:
    """The same things to do a year on, due with their steps; what was left open is chosen later."""
    if new.checklist.exists():
        return
    years, due = new.year - old.year, due_days_of(new)
    ChecklistItem.objects.bulk_create(
        ChecklistItem(
            season=new,
            text=item.text,
            owner=item.owner,
            due_on=due.get(item.phase) or (item.due_on and years_later(item.due_on, years)),
            source=item.source,
            phase=item.phase,
            order=order,
        )
        for order, item in enumerate(old.checklist.exclude(source__startswith=LEFT_OPEN))
    )
