"""Who proposes, prepares, sends, appraises and decides; and who may look."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.dossiers.models import CouncilMeeting, Nomination
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in


def _sits_at(user: User, authority_id: int) -> bool:
    return authority_id in seats_of(user).standing_of


def _runs_bloc(user: User, nomination: Nomination) -> bool:
    return nomination.season is not None and roles_in(user, nomination.season).runs_it


@permission("dossiers.nominate_from_bloc")
def may_nominate_from_bloc(user: User, season: Season) -> bool:
    """The head or the deputy of the bloc that year, and the standing office."""
    roles = roles_in(user, season)
    return roles.runs_it or roles.is_standing


@permission("dossiers.nominate_from_unit")
def may_nominate_from_unit(user: User, unit: Unit) -> bool:
    """The unit's own officers and leader, and the standing office."""
    return unit.pk in seats_of(user).units or _sits_at(user, unit.authority_id)


@permission("dossiers.view")
def may_view(user: User, nomination: Nomination) -> bool:
    """The unit that made the dossier, who runs the bloc that year, and the standing office."""
    return (
        nomination.from_unit_id in seats_of(user).units
        or _sits_at(user, nomination.authority_id)
        or _runs_bloc(user, nomination)
    )


@permission("dossiers.prepare")
def may_prepare(user: User, nomination: Nomination) -> bool:
    """The unit's people; the head and deputy for the bloc's own papers."""
    return nomination.from_unit_id in seats_of(user).units or _runs_bloc(user, nomination)


@permission("dossiers.send")
def may_send(user: User, nomination: Nomination) -> bool:
    """The head or deputy for what the bloc proposed; the unit for what it proposes by itself."""
    if nomination.season is None:
        return nomination.from_unit_id in seats_of(user).units
    return _runs_bloc(user, nomination)


@permission("dossiers.process")
def may_process(user: User, nomination: Nomination) -> bool:
    """The standing office receives, returns, appraises, refuses, records decision, presents."""
    return _sits_at(user, nomination.authority_id)


@permission("dossiers.convene_council")
def may_convene(user: User, authority: Authority) -> bool:
    """The standing office prepares the council's meetings and the list for the Government flag."""
    return _sits_at(user, authority.pk)


@permission("dossiers.run_council")
def may_run_council(user: User, meeting: CouncilMeeting) -> bool:
    """The standing office notes who is there and enters what was counted."""
    return _sits_at(user, meeting.authority_id)


@permission("dossiers.view_council")
def may_view_council(user: User, meeting: CouncilMeeting) -> bool:
    """The standing office."""
    return _sits_at(user, meeting.authority_id)
