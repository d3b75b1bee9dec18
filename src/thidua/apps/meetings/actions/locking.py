"""Rows locked for a write, and the refusals that every write shares."""

from django.utils.translation import gettext as _

from thidua.apps.meetings.models import Conference, Motion
from thidua.apps.meetings.refusals import ConferenceClosed, ConferenceNotOpen, StalePage


def locked_conference(conference: Conference) -> Conference:
    """The conference as stored, locked until the transaction ends."""
    rows = Conference.objects.select_for_update(of=("self",))
    return rows.select_related("season__bloc__authority").get(pk=conference.pk)


def locked_motion(motion: Motion) -> Motion:
    """The motion as stored, with its conference locked first."""
    conference = locked_conference(Conference(pk=motion.conference_id))
    stored = Motion.objects.select_for_update(of=("self",)).get(pk=motion.pk)
    stored.conference = conference
    return stored


def refuse_closed(conference: Conference) -> None:
    """A closed conference is final."""
    if conference.state == Conference.State.CLOSED:
        raise ConferenceClosed(_("Hội nghị đã bế mạc, không sửa được nữa."))


def refuse_not_open(conference: Conference) -> None:
    """Decisions are taken in the meeting."""
    if conference.state != Conference.State.OPEN:
        raise ConferenceNotOpen(_("Hội nghị chưa khai mạc hoặc đã bế mạc."))


def refuse_stale(stored: Conference | Motion, revision: int) -> None:
    """Somebody saved after the page was opened."""
    if stored.revision != revision:
        raise StalePage(
            _(
                "Có người vừa lưu phần này sau khi bạn mở trang. Xem lại nội dung mới ở trên, "
                "phần bạn gõ vẫn còn trong ô; lưu lần nữa để thay."
            )
        )
