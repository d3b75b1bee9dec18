"""Rows locked for a write, and the refusals that every write shares."""

from collections.abc import Collection
from datetime import date, datetime

from django.utils.translation import gettext as _

from thidua.apps.dossiers.models import CouncilMeeting, Nomination
from thidua.apps.dossiers.refusals import DayRefused, MeetingClosed, WrongStep
from thidua.domain.calendar import day_in_vietnam
from thidua.web.reasons import ReasonMissing
from thidua.web.revisions import StalePage
from thidua.web.words import written_day

SHORTEST_REASON = 10  # characters
_RELATED = (
    "authority", "season__bloc__authority", "unit", "person", "from_unit", "record__decision",
)  # fmt: skip


def locked(nomination: Nomination) -> Nomination:
    """The nomination as stored, locked until the transaction ends."""
    rows = Nomination.objects.select_for_update(of=("self",)).select_related(*_RELATED)
    return rows.get(pk=nomination.pk)


def locked_all(keys: Collection[int]) -> list[Nomination]:
    """Several nominations, locked in the order of their keys: no two acts wait crosswise."""
    rows = Nomination.objects.select_for_update(of=("self",)).select_related(*_RELATED)
    return list(rows.filter(pk__in=keys).order_by("pk"))


def locked_meeting(meeting: CouncilMeeting) -> CouncilMeeting:
    """The meeting as stored, locked."""
    rows = CouncilMeeting.objects.select_for_update(of=("self",)).select_related("authority")
    return rows.get(pk=meeting.pk)


def refuse_stale(stored: Nomination | CouncilMeeting, revision: int | None) -> None:
    """Somebody saved after the page was opened; None: there was no page."""
    if revision is not None and stored.revision != revision:
        raise StalePage(
            _(
                "Có người vừa lưu sau khi bạn mở trang này. Xem lại nội dung mới; "
                "phần bạn gõ vẫn còn trong ô, lưu lần nữa để thay."
            )
        )


def refuse_other_states(nomination: Nomination, *states: str) -> None:
    """The act belongs to other steps."""
    if nomination.state not in states:
        wanted = ", ".join(f"“{Nomination.State(state).label}”" for state in states)
        raise WrongStep(
            _("%(name)s: hồ sơ đang ở bước “%(state)s”; việc này làm ở bước %(wanted)s.")
            % {
                "name": nomination.subject_name,
                "state": nomination.get_state_display(),
                "wanted": wanted,
            }
        )


def refuse_closed(meeting: CouncilMeeting) -> None:
    """A closed meeting is final."""
    if meeting.state == CouncilMeeting.State.CLOSED:
        raise MeetingClosed(_("%s đã kết luận, không sửa được nữa.") % meeting)


def checked_reason(reason: str, what: str) -> str:
    """The reason, long enough to say something."""
    reason = " ".join(reason.split())
    if len(reason) < SHORTEST_REASON:
        raise ReasonMissing(
            _("%(what)s: ghi lý do ít nhất %(least)s ký tự (đang có %(count)s).")
            % {"what": what, "least": SHORTEST_REASON, "count": len(reason)}
        )
    return reason


def local_day(at: datetime) -> date:
    """The day of an instant here."""
    return day_in_vietnam(at)


def refuse_day(what: str, day: date, *, after: date | None, at: datetime) -> None:
    """A day in the future, or before what it follows."""
    if day > local_day(at):
        raise DayRefused(
            _("%(what)s: %(day)s ở sau hôm nay (%(today)s).")
            % {"what": what, "day": written_day(day), "today": written_day(local_day(at))}
        )
    if after is not None and day < after:
        raise DayRefused(
            _("%(what)s: %(day)s ở trước ngày %(after)s của bước trước.")
            % {"what": what, "day": written_day(day), "after": written_day(after)}
        )


def moved(nomination: Nomination, state: str, *fields: str) -> Nomination:
    """Write a new state with the fields that go with it."""
    nomination.state = state
    nomination.revision += 1
    nomination.save(update_fields=["state", "revision", *fields])
    return nomination
