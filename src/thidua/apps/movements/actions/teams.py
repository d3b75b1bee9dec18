"""Teams of an activity: entered with their athletes and prize, taken off when they were wrong."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.audit.actions import record
from thidua.apps.movements.actions.movements import to_write
from thidua.apps.movements.facts import TeamFacts
from thidua.apps.movements.models import Activity, Team
from thidua.apps.movements.models.teams import MOST_ATHLETES
from thidua.apps.movements.refusals import MovementInvalid
from thidua.apps.seasons.queries import members_of


@transaction.atomic
def record_team(activity: Activity, facts: TeamFacts, *, actor: User, at: datetime) -> Team:
    """Say which team took part in which event, with how many athletes, and what it reached.

    Athletes of all teams together are never more than the people whom the activity names.

    Raises:
        PermissionDenied: ``actor`` lacks ``movements.write_movements`` for the unit.
        SeasonClosed, MovementClosed: it does not change any more.
        MovementInvalid: what it says cannot be.
    """
    movement = to_write(activity.movement, actor)
    members = {member.unit_id for member in members_of(movement.season)}
    there = activity.teams.aggregate(sum=Sum("athletes"))["sum"] or 0
    faults = []
    if not facts.event.strip():
        faults.append(_("Ghi môn, nội dung thi."))
    if facts.unit is None and not facts.name.strip():
        faults.append(_("Chọn đơn vị hoặc ghi tên đội."))
    if facts.unit is not None and facts.unit.pk not in members:
        faults.append(_("%s không phải thành viên Khối.") % facts.unit)
    if not 1 <= facts.athletes <= MOST_ATHLETES:
        told = {"count": facts.athletes, "most": MOST_ATHLETES}
        faults.append(_("Số vận động viên: %(count)d; phải từ 1 đến %(most)d.") % told)
    elif activity.people is not None and there + facts.athletes > activity.people:
        said = {"sum": there + facts.athletes, "people": activity.people}
        faults.append(
            _("Các đội cộng lại %(sum)d vận động viên, nhiều hơn %(people)d người tham gia.") % said
        )
    if faults:
        raise MovementInvalid(_("Chưa lưu: %s") % " ".join(faults))
    team = Team.objects.create(
        activity=activity, event=" ".join(facts.event.split()), unit=facts.unit,
        name=facts.name.strip(), athletes=facts.athletes, prize=facts.prize,
        note=facts.note.strip(),
    )  # fmt: skip
    record("movements.record_team", team, actor=actor, at=at, data=_told(team))
    return team


@transaction.atomic
def remove_team(team: Team, *, actor: User, at: datetime) -> None:
    """Take a wrong team off; the journal keeps what it said.

    Raises:
        PermissionDenied: ``actor`` lacks ``movements.write_movements`` for the unit.
        SeasonClosed, MovementClosed: it does not change any more.
    """
    to_write(team.activity.movement, actor)
    record("movements.remove_team", team, actor=actor, at=at, data=_told(team))
    team.delete()


def _told(team: Team) -> dict[str, Any]:
    return {
        "event": team.event, "team": team.called, "athletes": team.athletes, "prize": team.prize,
    }  # fmt: skip
