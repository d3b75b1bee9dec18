"""What the hall's three views show of the secret ballot at hand."""

from typing import Any

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, When
from django.urls import reverse

from thidua.apps.accounts.models import User
from thidua.apps.ballots.box.at_the_seat import delegate_facts
from thidua.apps.ballots.models import Ballot, Paper, RollEntry, Slip
from thidua.apps.ballots.pages.next_act import next_act
from thidua.apps.ballots.queries import ballot_facts, standing_nominees
from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.queries import current_item
from thidua.apps.meetings.registries.hall import Audience, HallPanel, Stamp, hall_panel, hall_stamp
from thidua.documents.render.qr import qr_image
from thidua.web.addresses import absolute

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
        return HallPanel(
            _TEMPLATES[audience], data, order=20, next_act=next_act(conference, ballot)
        )
    if ballot is None or ballot.state not in _SHOWN:
        return None
    if audience is Audience.PROJECTOR and not _belongs_on_screen(conference, ballot):
        return None
    return hall_panel_of(ballot, audience, user)


def _belongs_on_screen(conference: Conference, ballot: Ballot) -> bool:
    """While it runs or waits; its result as long as the agenda stands at its motion."""
    if ballot.state != Ballot.State.PUBLISHED:
        return True
    current = current_item(conference)
    return current is None or current.motion_id in {None, ballot.motion_id}


def hall_panel_of(ballot: Ballot, audience: Audience, user: User) -> HallPanel:
    """One ballot's panel for the screen of the hall or a delegate."""
    if audience is Audience.DELEGATE:
        data = delegate_facts(ballot, user)
    else:
        data = ballot_facts(ballot, user) | {"nominees": standing_nominees(ballot)}
    if audience is Audience.PROJECTOR and ballot.state == Ballot.State.OPEN:
        data |= _ways_in(ballot)
    return HallPanel(_TEMPLATES[audience], data, order=20, fills_screen=True)


def _ways_in(ballot: Ballot) -> dict[str, object]:
    """The QR of the delegate's page, and where the code of a printed slip is typed."""
    if ballot.way != Ballot.Way.SLIPS:
        return {}
    seat = absolute(reverse("meetings:seat", args=[ballot.motion.conference_id]))
    door = absolute(reverse("ballots:door"))
    return {"vote_qr": qr_image(seat), "vote_address": door.partition("://")[2]}


@hall_stamp
def ballot_stamp(conference: Conference, audience: Audience) -> Stamp:
    """Changes with every state; for chair and screen with every slip and paper. One query.

    Says nothing about choices. A delegate's phone does not show how many have voted: it moves
    with the states of the ballot, and with slips that others noted as taken at the table.
    """
    at_table = RollEntry.objects.filter(taken=RollEntry.Taken.TABLE)
    counts = (
        {"taken_count": _count(at_table)}
        if audience is Audience.DELEGATE
        else {
            "paper_count": _count(Paper.objects.all()),
            "slip_count": _count(Slip.objects.all()),
            "taken_count": _count(RollEntry.objects.filter(has_slip=True)),
        }
    )
    rows = _newest_first(conference).annotate(**counts)
    row = rows.values_list("pk", "revision", *counts).first() or (0, 0)
    pk, revision, *counted = (str(part or 0) for part in row)
    state, count = f"{pk}.{revision}", ".".join(counted)
    return Stamp(state, count) if audience is Audience.DELEGATE else Stamp(f"{state}.{count}")


def _at_hand(conference: Conference) -> Ballot | None:
    ballots = _newest_first(conference)
    return ballots.select_related("motion__conference__season__bloc__authority").first()


def _newest_first(conference: Conference) -> "QuerySet[Ballot]":
    """Those that run or wait to be published before all others."""
    running = Q(state__in=[Ballot.State.OPEN, Ballot.State.CLOSED])
    ballots = Ballot.objects.filter(motion__conference=conference)
    return ballots.order_by(Case(When(running, then=0), default=1), "-pk")


def _count(rows: "QuerySet[Any]") -> Subquery:
    counted = rows.filter(ballot=OuterRef("pk")).order_by().values("ballot")
    return Subquery(counted.annotate(number=Count("pk")).values("number"))
