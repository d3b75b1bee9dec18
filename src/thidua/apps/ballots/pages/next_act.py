"""What the chair does next about voting: one act, from preparing to publishing."""

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.queries import turnout
from thidua.apps.meetings.models import Conference, Motion
from thidua.apps.meetings.queries import current_item
from thidua.apps.meetings.registries.hall import NextAct


def next_act(conference: Conference, at_hand: Ballot | None) -> NextAct | None:
    """The vote that runs or waits first, then the motion that the agenda stands at.

    None while the meeting is not open, and where nothing is to be voted on now.
    """
    if conference.state != Conference.State.OPEN:
        return None
    if at_hand is not None and at_hand.state == Ballot.State.OPEN:
        people = turnout(at_hand)
        told = {"received": people.received, "expected": people.expected}
        text = _("Đóng hòm và kiểm phiếu (đã nhận %(received)s/%(expected)s)") % told
        return _act(text, "close", at_hand.pk)
    if at_hand is not None and at_hand.state == Ballot.State.CLOSED:
        return _act(_("Công bố kết quả: %s") % at_hand.question, "publish", at_hand.pk)
    item = current_item(conference)
    if item is None or item.motion is None or item.motion.decided_at is not None:
        return None
    draft = item.motion.ballots.filter(state=Ballot.State.DRAFT).first()
    if draft is not None:
        return _act(_("Mở bỏ phiếu: %s") % draft.question, "open", draft.pk)
    if item.motion.method != Motion.Method.VOTE:
        return None
    return _act(_("Chuẩn bị phiếu: %s") % item.motion.title, "prepare", item.motion.pk)


def _act(text: str, name: str, key: int) -> NextAct:
    """A page of the ballot that comes back to the hall afterwards."""
    return NextAct(text, f"{reverse(f'ballots:{name}', args=[key])}?hall=1")
