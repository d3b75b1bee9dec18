"""Handing over last year's awards in the hall: the registry learns when, by whom, for whom."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.audit.actions import record
from thidua.apps.awards.actions.presenting import hand_over
from thidua.apps.awards.facts import PresentationFacts
from thidua.apps.meetings.actions.locking import conference_to_run, refuse_not_open, stir
from thidua.apps.meetings.conference.agenda_draft import awards_of_last_year
from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.refusals import NothingHandedOver


@transaction.atomic
def hand_over_awards(
    conference: Conference,
    awards: Collection[int],
    presented_by: str,
    presented_for: str,
    *,
    actor: User,
    at: datetime,
) -> int:
    """Write down which of last year's awards were handed over at this meeting; answer how many.

    ``presented_for`` is on whose behalf: "Chủ tịch UBND tỉnh" where the minutes say thừa ủy quyền.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceClosed, ConferenceNotOpen: the meeting does not sit.
        NothingHandedOver: nobody hands over, or nothing that waits for it.
        DatesImpossible: the meeting is before the decision.
    """
    conference = conference_to_run(conference, actor)
    refuse_not_open(conference)
    if not presented_by.strip():
        raise NothingHandedOver(_("Ghi người trao."))
    waiting = awards_of_last_year(conference)
    chosen = [row for row in waiting if row.pk in awards and row.presented_on is None]
    if not chosen:
        raise NothingHandedOver(_("Chọn ít nhất một khen thưởng chưa trao của năm trước."))
    facts = PresentationFacts(conference.held_on, presented_by, presented_for)
    given = hand_over([row.pk for row in chosen], facts, actor=actor, at=at)
    stir(conference)
    data = {
        "presented_by": presented_by.strip(),
        "presented_for": presented_for.strip(),
        "awards": [f"{row.award_name}: {row.holder_name}" for row in given],
    }
    record("meetings.hand_over_awards", conference, actor=actor, at=at, data=data)
    return len(given)
