"""Who prepares, opens, closes and publishes a ballot; who counts; who may take a slip or vote."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.ballots.models import Ballot, RollEntry
from thidua.apps.ballots.queries import delegate_of
from thidua.apps.meetings.models import Motion
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in, seasons_visible_to


def _runs(user: User, season: Season) -> bool:
    return roles_in(user, season).runs_it


@permission("ballots.prepare")
def may_prepare(user: User, motion: Motion) -> bool:
    """The head or the deputy decides beforehand what is voted on, how, and by whom."""
    return _runs(user, motion.conference.season)


@permission("ballots.open")
def may_open(user: User, ballot: Ballot) -> bool:
    """The head or the deputy."""
    return _runs(user, ballot.motion.conference.season)


@permission("ballots.hand_out")
def may_hand_out(user: User, ballot: Ballot) -> bool:
    """The head or the deputy prints slips and notes who took one."""
    return _runs(user, ballot.motion.conference.season)


@permission("ballots.close")
def may_close(user: User, ballot: Ballot) -> bool:
    """The head or the deputy; nobody sees a number before."""
    return _runs(user, ballot.motion.conference.season)


@permission("ballots.publish")
def may_publish(user: User, ballot: Ballot) -> bool:
    """The head or the deputy."""
    return _runs(user, ballot.motion.conference.season)


@permission("ballots.count")
def may_count(user: User, ballot: Ballot) -> bool:
    """A teller named for a paper ballot."""
    return ballot.teller_counts.filter(teller=user).exists()


@permission("ballots.view")
def may_view(user: User, ballot: Ballot) -> bool:
    """Whoever sees the season."""
    return seasons_visible_to(user).filter(pk=ballot.motion.conference.season_id).exists()


@permission("ballots.vote")
def may_vote(user: User, entry: RollEntry) -> bool:
    """The unit's delegate; where none is named, the unit's own people."""
    delegate = delegate_of(entry)
    if delegate is not None:
        return delegate == user.pk
    return entry.unit_id in seats_of(user).units
