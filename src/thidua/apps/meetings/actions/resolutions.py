"""Resolutions besides the motions, and the last words of the minutes."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.meetings.actions.locking import (
    conference_to_run,
    locked_conference,
    refuse_not_open,
    refuse_stale,
    stir,
)
from thidua.apps.meetings.models import Conference, Resolution
from thidua.apps.meetings.queries import units_in_hall
from thidua.apps.meetings.refusals import MinutesRefused, ResolutionRefused
from thidua.apps.paperwork.models import IssuedDocument


@dataclass(frozen=True, slots=True)
class ResolutionFacts:
    """What was resolved, how, and by which hands; hands only count for a show of hands."""

    text: str
    way: str = Resolution.Way.CONSENSUS
    agree: int | None = None
    disagree: int | None = None
    abstain: int | None = None
    is_passed: bool = True


@transaction.atomic
def record_resolution(
    conference: Conference, facts: ResolutionFacts, *, actor: User, at: datetime
) -> Resolution:
    """Write down what the conference resolved.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceNotOpen: the meeting has not begun, or is over.
        ResolutionRefused: no words, or hands that are not as many as the units in the hall.
    """
    conference = conference_to_run(conference, actor)
    refuse_not_open(conference)
    if not facts.text.strip():
        raise ResolutionRefused(_("Nội dung nghị quyết: chưa ghi."))
    if facts.way == Resolution.Way.HANDS:
        _check_hands(conference, facts)
    resolution = Resolution.objects.create(
        conference=conference, recorded_at=at, **asdict(facts) | {"text": facts.text.strip()}
    )
    stir(conference)
    record("meetings.record_resolution", resolution, actor=actor, at=at, data=asdict(facts))
    return resolution


def _check_hands(conference: Conference, facts: ResolutionFacts) -> None:
    hands = (facts.agree, facts.disagree, facts.abstain)
    if any(number is None or number < 0 for number in hands):
        raise ResolutionRefused(
            _("Giơ tay: ghi đủ số đồng ý, không đồng ý, không biểu quyết, từ 0 trở lên.")
        )
    raised, present = sum(number or 0 for number in hands), units_in_hall(conference).present
    if raised != present:
        raise ResolutionRefused(
            _("Đồng ý + không đồng ý + không biểu quyết = %(raised)d, phải bằng %(present)d "
              "đơn vị đang có mặt.")
            % {"raised": raised, "present": present}
        )  # fmt: skip


@transaction.atomic
def remove_resolution(resolution: Resolution, reason: str, *, actor: User, at: datetime) -> None:
    """Strike a resolution written down wrongly, before the conference closes, with a reason.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceClosed: it is over.
        ResolutionRefused: no reason.
    """
    conference = conference_to_run(Conference(pk=resolution.conference_id), actor)
    if not reason.strip():
        raise ResolutionRefused(_("Lý do bỏ nghị quyết: chưa ghi."))
    data = {"text": resolution.text, "reason": reason.strip()}
    record("meetings.remove_resolution", resolution, actor=actor, at=at, data=data)
    conference.resolutions.filter(pk=resolution.pk).delete()
    stir(conference)


@dataclass(frozen=True, slots=True)
class MinutesTexts:
    """The parts of the minutes that are written by hand."""

    report: str
    deliberation: str
    other_business: str


@transaction.atomic
def edit_minutes(
    conference: Conference,
    texts: MinutesTexts,
    *,
    revision: int,
    actor: User,
    at: datetime,
    reason: str = "",
) -> Conference:
    """Write the words of the minutes, also after the closing; figures and results stay.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        StalePage: somebody saved after ``revision``.
        MinutesRefused: the minutes were issued, and no reason is given for changing them.
    """
    conference = locked_conference(conference)
    authorise(actor, "meetings.run_conference", conference)
    refuse_stale(conference, revision)
    if minutes_are_issued(conference) and not reason.strip():
        raise MinutesRefused(
            _("Biên bản đã ban hành: ghi lý do sửa, rồi ban hành lại ở thẻ Văn bản.")
        )
    changed = {
        name: {"from": getattr(conference, name), "to": value}
        for name, value in asdict(texts).items()
        if getattr(conference, name) != value
    }
    for name, value in asdict(texts).items():
        setattr(conference, name, value)
    conference.revision += 1
    conference.save(update_fields=[*asdict(texts), "revision"])
    data = {"changed": changed, "reason": reason.strip()}
    record("meetings.edit_minutes", conference, actor=actor, at=at, data=data)
    return conference


def minutes_are_issued(conference: Conference) -> bool:
    """Whether those of the year's end were issued, or wait to be signed; of others none are."""
    if not conference.is_year_end:
        return False
    minutes = IssuedDocument.objects.filter(season=conference.season_id, kind="conference_minutes")
    return minutes.exclude(state=IssuedDocument.State.WITHDRAWN).exists()
