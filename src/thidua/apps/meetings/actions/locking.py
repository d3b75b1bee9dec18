"""Rows locked for a write, and the refusals that every write shares."""

from django.db.models import F
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.meetings.models import Attendance, Conference, Motion
from thidua.apps.meetings.refusals import (
    ConferenceClosed,
    ConferenceNotOpen,
    MotionAtVote,
    MotionDecided,
    UnitLeft,
)
from thidua.apps.meetings.registries.voting import unfinished_votes
from thidua.apps.seasons.queries import members_of
from thidua.web.revisions import StalePage


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


def conference_to_run(
    conference: Conference, actor: User, *, revision: int | None = None
) -> Conference:
    """Locked, for who runs it; refused once it is over or when the page is stale."""
    stored = locked_conference(conference)
    authorise(actor, "meetings.run_conference", stored)
    refuse_closed(stored)
    if revision is not None:
        refuse_stale(stored, revision)
    return stored


def motion_to_run(motion: Motion, actor: User) -> Motion:
    """Locked with its conference, for who runs it; refused once the conference is over."""
    stored = locked_motion(motion)
    authorise(actor, "meetings.run_conference", stored.conference)
    refuse_closed(stored.conference)
    return stored


def undecided_motion(motion: Motion, actor: User) -> Motion:
    """The same, refused once it is decided."""
    stored = motion_to_run(motion, actor)
    if stored.decided_at is not None:
        raise MotionDecided(
            _("“%s” đã có kết luận. Mở lại với lý do rồi mới sửa được.") % stored.title
        )
    return stored


def motion_to_decide(motion: Motion, actor: User) -> Motion:
    """The same in the meeting, refused while a vote on it is open or its result is held back."""
    stored = undecided_motion(motion, actor)
    refuse_not_open(stored.conference)
    for words in unfinished_votes([stored.pk]).values():
        raise MotionAtVote(_("%s: công bố kết quả hoặc dừng bỏ phiếu trước.") % words)
    return stored


def locked_attendance(attendance: Attendance) -> Attendance:
    """A line of the roll as stored, its conference locked first; a unit that left is refused."""
    conference = locked_conference(Conference(pk=attendance.conference_id))
    stored = conference.attendance.select_related("unit").get(pk=attendance.pk)
    stored.conference = conference
    if not members_of(conference.season).filter(unit=stored.unit_id).exists():
        raise UnitLeft(
            _("%(unit)s không còn là thành viên của Khối năm %(year)d nên không dự hội nghị này.")
            % {"unit": stored.unit, "year": conference.season.year}
        )
    return stored


def stir(conference: Conference) -> None:
    """Tell the hall's screens that something they show has changed."""
    Conference.objects.filter(pk=conference.pk).update(pulse=F("pulse") + 1)
