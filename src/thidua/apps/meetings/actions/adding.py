"""A motion that the preparation of a conference did not plan: another award."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.meetings.actions.locking import locked_conference, refuse_closed, stir
from thidua.apps.meetings.models import Conference, Motion
from thidua.apps.meetings.queries import awards_to_move
from thidua.apps.meetings.refusals import MotionExists


@transaction.atomic
def add_motion(conference: Conference, award: str, *, actor: User, at: datetime) -> Motion:
    """Put another award to the conference, to be decided by a vote.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceClosed: it is over.
        MotionExists: no such award for units, or the conference has a motion on it.
    """
    conference = locked_conference(conference)
    authorise(actor, "meetings.run_conference", conference)
    refuse_closed(conference)
    names = dict(awards_to_move(conference))
    if award not in names:
        raise MotionExists(_("Hình thức này không dành cho đơn vị, hoặc đã có trong nội dung."))
    last = conference.motions.order_by("-order").values_list("order", flat=True).first()
    motion = Motion.objects.create(
        conference=conference,
        kind=Motion.Kind.AWARD,
        award=award,
        award_words=names[award],
        method=Motion.Method.VOTE,
        order=(last or 0) + 1,
    )
    stir(conference)
    record("meetings.add_motion", motion, actor=actor, at=at, data={"award": award})
    return motion
