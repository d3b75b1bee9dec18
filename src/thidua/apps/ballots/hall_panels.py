"""What the hall's three views show of the secret ballot at hand."""

from thidua.apps.accounts.models import User
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.queries import ballot_facts, standing_nominees
from thidua.apps.meetings.hall import Audience, HallPanel, hall_panel, hall_stamp
from thidua.apps.meetings.models import Conference

_TEMPLATES = {
    Audience.CHAIR: "ballots/_hall_chair.html",
    Audience.PROJECTOR: "ballots/_hall_projector.html",
    Audience.DELEGATE: "ballots/_hall_delegate.html",
}
_SHOWN = (Ballot.State.OPEN, Ballot.State.CLOSED, Ballot.State.PUBLISHED)


@hall_panel
def ballot_panel(conference: Conference, audience: Audience, user: User) -> HallPanel | None:
    """The open ballot, else the newest that is counted; the chair sees a draft too."""
    ballot = _at_hand(conference)
    if audience is Audience.CHAIR:
        facts = ballot_facts(ballot, user) if ballot else {"ballot": None}
        data = facts | {"season_pk": conference.season_id}
        return HallPanel(_TEMPLATES[audience], data, order=20)
    if ballot is None or ballot.state not in _SHOWN:
        return None
    return hall_panel_of(ballot, audience, user)


def hall_panel_of(ballot: Ballot, audience: Audience, user: User) -> HallPanel:
    """One ballot's panel for the screen of the hall or a delegate."""
    data = ballot_facts(ballot, user) | {"nominees": standing_nominees(ballot)}
    return HallPanel(_TEMPLATES[audience], data, order=20)


@hall_stamp
def ballot_stamp(conference: Conference) -> str:
    """Changes with every state, slip and paper; says nothing about choices."""
    ballot = _at_hand(conference)
    if ballot is None:
        return "0"
    parts = [ballot.pk, ballot.revision]
    if ballot.state == Ballot.State.OPEN:
        parts += [ballot.papers.count(), ballot.slips.count()]
        parts.append(ballot.roll.filter(has_slip=True).count())
    return ".".join(str(part) for part in parts)


def _at_hand(conference: Conference) -> Ballot | None:
    ballots = Ballot.objects.filter(motion__conference=conference)
    ballots = ballots.select_related("motion__conference__season__bloc__authority")
    running = ballots.filter(state__in=[Ballot.State.OPEN, Ballot.State.CLOSED])
    return running.order_by("-pk").first() or ballots.order_by("-pk").first()
