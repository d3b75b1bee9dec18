"""Who prepares, opens, closes and publishes a ballot; who counts; who may take a slip or vote."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.ballots.models import Ballot, RollEntry
from thidua.apps.ballots.queries import delegate_of
from thidua.apps.meetings.models import Motion
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.queries import roles_in, seasons_visible_to


@permission(
    "ballots.prepare",
    "ballots.edit",
    "ballots.withdraw_nominee",
    "ballots.prepare_second_round",
    "ballots.prepare_again",
)
def runs_conference(user: User, motion: Motion) -> bool:
    """The head or the deputy decides beforehand what is voted on, how, and by whom."""
    return roles_in(user, motion.conference.season).runs_it


@permission(
    "ballots.open",
    "ballots.acclaim",
    "ballots.print_slips",
    "ballots.reprint_slips",
    "ballots.hand_out_slips",
    "ballots.exchange_slip",
    "ballots.replace_lost_slips",
    "ballots.close",
    "ballots.void",
    "ballots.publish",
)
def runs_ballot(user: User, ballot: Ballot) -> bool:
    """The head or the deputy; nobody sees a number before it is closed."""
    return runs_conference(user, ballot.motion)


@permission("ballots.enter_count", "ballots.type_paper", "ballots.remove_typed_paper")
def counts_ballot(user: User, ballot: Ballot) -> bool:
    """A teller named for a paper ballot."""
    return ballot.teller_counts.filter(teller=user).exists()


@permission("ballots.view")
def sees_ballot(user: User, ballot: Ballot) -> bool:
    """Whoever sees the season."""
    return seasons_visible_to(user).filter(pk=ballot.motion.conference.season_id).exists()


@permission("ballots.draw_slip", "ballots.cast_opinion")
def votes(user: User, entry: RollEntry) -> bool:
    """The unit's delegate; where none is named, the unit's own people."""
    delegate = delegate_of(entry)
    if delegate is not None:
        return delegate == user.pk
    return entry.unit_id in seats_of(user).units
