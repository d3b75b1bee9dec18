"""What the conference carries into next year: head, deputy and the directions."""

from datetime import datetime

from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.audit.actions import record
from thidua.apps.meetings.models import Motion
from thidua.apps.meetings.queries import chosen_units, conference_of
from thidua.apps.organisations.models import Membership
from thidua.apps.seasons.models import ChecklistItem, Phase, Season
from thidua.web.languages import vietnamese

_ROLES = {Motion.Kind.HEAD: Membership.Role.HEAD, Motion.Kind.DEPUTY: Membership.Role.DEPUTY}


def carry_election(old: Season, new: Season, actor: User, at: datetime) -> None:
    """Whoever was elected runs next year; an office nobody was elected to stays empty."""
    conference = conference_of(old)
    if conference is None or old.state != Season.State.CLOSED:
        return
    members = Membership.objects.filter(bloc=new.bloc_id, year=new.year)
    members.update(role=Membership.Role.MEMBER)
    elected: dict[str, list[str]] = {}
    for kind, role in _ROLES.items():
        for candidate in chosen_units(conference, kind):
            members.filter(unit=candidate.unit_id).update(role=role)
            elected.setdefault(role, []).append(candidate.unit.called)
    record("meetings.carry_election", new, actor=actor, at=at, data=elected)


def carry_directions(old: Season, new: Season, actor: User, at: datetime) -> None:
    """Each direction becomes something to do next year."""
    conference = conference_of(old)
    if conference is None or old.state != Season.State.CLOSED:
        return
    source = vietnamese(gettext_lazy("Phương hướng từ hội nghị %s"), old.year)
    there = set(new.checklist.filter(source=source).values_list("text", flat=True))
    start = new.checklist.count()
    ChecklistItem.objects.bulk_create(
        ChecklistItem(
            season=new,
            text=direction.text[:300],
            owner=Phase.Owner.HEAD,
            source=source,
            order=start + place,
        )
        for place, direction in enumerate(conference.directions.all())
        if direction.text[:300] not in there
    )
