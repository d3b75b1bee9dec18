"""The conference from its preparation to its closing."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.queries import published_result
from thidua.apps.appraisals.scoring.tables import seats_over, tables_of
from thidua.apps.audit.actions import record
from thidua.apps.meetings.actions.leading import planned_leader
from thidua.apps.meetings.actions.locking import conference_to_run, locked_conference, stir
from thidua.apps.meetings.conference.agenda_draft import drafted_items
from thidua.apps.meetings.models import (
    AgendaItem,
    Attendance,
    Conference,
    Direction,
    Motion,
    SpeakingRequest,
)
from thidua.apps.meetings.queries import missing_before_closing
from thidua.apps.meetings.refusals import (
    ConferenceExists,
    ConferenceNotOpen,
    ConferenceNotReady,
)
from thidua.apps.organisations.settings.award_names import AwardNames
from thidua.apps.seasons.actions.states import enter_state
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of


@dataclass(frozen=True, slots=True)
class ConferenceFacts:
    """When, where, who leads, and what is reported and discussed."""

    held_on: date
    starts_at: time
    place: str
    chair_name: str
    secretary_name: str
    chair_office: str = ""
    report: str = ""
    deliberation: str = ""


@transaction.atomic
def prepare_conference(
    season: Season, facts: ConferenceFacts, *, actor: User, at: datetime
) -> Conference:
    """Call the year-end conference: the roll, one motion an award, the leader, head and deputy.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.prepare_conference``.
        ConferenceExists: the season has one already.
        ConferenceNotReady: the ranking is not published yet.
    """
    season = Season.objects.select_for_update().get(pk=season.pk)
    authorise(actor, "meetings.prepare_conference", season)
    if Conference.objects.filter(season=season, kind=Conference.Kind.YEAR_END).exists():
        raise ConferenceExists(_("Năm %s đã có hội nghị tổng kết.") % season.year)
    result = published_result(season)
    if result is None:
        raise ConferenceNotReady(
            _("Chưa chuẩn bị hội nghị được: kết quả xếp hạng chưa công bố trong Khối.")
        )
    conference = Conference.objects.create(season=season, **asdict(facts))
    Attendance.objects.bulk_create(
        Attendance(conference=conference, unit=member.unit) for member in members_of(season)
    )
    _plan_motions(conference, seats_over(season, tables_of(result), result.kept))
    AgendaItem.objects.bulk_create(drafted_items(conference))
    record("meetings.prepare_conference", conference, actor=actor, at=at, data=asdict(facts))
    return conference


def _plan_motions(conference: Conference, seats: Iterable[tuple[str, int]]) -> None:
    """One motion for each award that has a seat to give, then the leader and the offices."""
    names, day = AwardNames(conference.season.bloc.authority), conference.held_on
    motions = [
        Motion(
            kind=Motion.Kind.AWARD,
            award=award,
            award_words=names.of(award, day),
            seats=count,
            method=Motion.Method.VOTE,
        )
        for award, count in seats
        if count
    ]
    motions.append(planned_leader(conference.season))
    motions.append(Motion(kind=Motion.Kind.HEAD, method=Motion.Method.ACCLAMATION))
    motions.append(Motion(kind=Motion.Kind.DEPUTY, method=Motion.Method.ACCLAMATION))
    for order, motion in enumerate(motions):
        motion.conference, motion.order = conference, order
    Motion.objects.bulk_create(motions)


@transaction.atomic
def edit_conference(
    conference: Conference, facts: ConferenceFacts, *, revision: int, actor: User, at: datetime
) -> Conference:
    """Change when, where, who, the report or the discussion, until it is closed.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceClosed: it is over.
        StalePage: somebody saved after ``revision``.
    """
    conference = conference_to_run(conference, actor, revision=revision)
    new = asdict(facts)
    changed = {
        name: {"from": getattr(conference, name), "to": value}
        for name, value in new.items()
        if getattr(conference, name) != value
    }
    for name, value in new.items():
        setattr(conference, name, value)
    conference.revision += 1
    conference.save()
    record("meetings.edit_conference", conference, actor=actor, at=at, data=changed)
    return conference


@transaction.atomic
def open_conference(conference: Conference, *, actor: User, at: datetime) -> Conference:
    """Begin the meeting; with that of the year's end the season enters its conference.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceNotOpen: it has begun already.
    """
    conference = locked_conference(conference)
    authorise(actor, "meetings.run_conference", conference)
    if conference.state != Conference.State.DRAFT:
        raise ConferenceNotOpen(_("Hội nghị đã khai mạc."))
    if conference.is_year_end and conference.season.state != Season.State.CONFERENCE:
        enter_state(conference.season, Season.State.CONFERENCE, actor=actor, at=at)
    conference.state = Conference.State.OPEN
    conference.revision += 1
    conference.save(update_fields=["state", "revision"])
    record("meetings.open_conference", conference, actor=actor, at=at)
    return conference


@transaction.atomic
def close_conference(
    conference: Conference, *, ends_at: time, actor: User, at: datetime
) -> Conference:
    """End the meeting: nothing in its minutes changes any more.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceNotOpen: it has not begun, or is over.
        ConferenceNotReady: nobody was marked present, or a motion is undecided.
    """
    conference = locked_conference(conference)
    authorise(actor, "meetings.run_conference", conference)
    if conference.state != Conference.State.OPEN:
        raise ConferenceNotOpen(_("Hội nghị chưa khai mạc hoặc đã bế mạc."))
    missing = missing_before_closing(conference)
    if ends_at <= conference.starts_at:
        missing.append(
            _("giờ bế mạc %(end)s không sau giờ khai mạc %(start)s")
            % {"end": f"{ends_at:%H:%M}", "start": f"{conference.starts_at:%H:%M}"}
        )
    if missing:
        raise ConferenceNotReady(_("Chưa bế mạc được: %s.") % "; ".join(missing))
    conference.state, conference.ends_at, conference.closed_at = (
        Conference.State.CLOSED,
        ends_at,
        at,
    )
    conference.save(update_fields=["state", "ends_at", "closed_at"])
    _end_what_goes_on(conference, at)
    record("meetings.close_conference", conference, actor=actor, at=at)
    return conference


def _end_what_goes_on(conference: Conference, at: datetime) -> None:
    conference.agenda.filter(state=AgendaItem.State.CURRENT).update(
        state=AgendaItem.State.DONE, ended_at=at
    )
    floor = SpeakingRequest.objects.filter(attendance__conference=conference)
    floor.filter(state=SpeakingRequest.State.SPEAKING).update(
        state=SpeakingRequest.State.DONE, ended_at=at
    )
    floor.filter(state=SpeakingRequest.State.WAITING).update(
        state=SpeakingRequest.State.WITHDRAWN, ended_at=at
    )
    stir(conference)


@transaction.atomic
def save_directions(
    conference: Conference, texts: Sequence[str], *, revision: int, actor: User, at: datetime
) -> Conference:
    """Write the directions for next year, in order; they become next season's checklist.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceClosed: it is over.
        StalePage: somebody saved after ``revision``.
    """
    conference = conference_to_run(conference, actor, revision=revision)
    before = list(conference.directions.values_list("text", flat=True))
    wanted = [text.strip() for text in texts if text.strip()]
    conference.directions.all().delete()
    Direction.objects.bulk_create(
        Direction(conference=conference, text=text, order=order)
        for order, text in enumerate(wanted)
    )
    conference.revision += 1
    conference.save(update_fields=["revision"])
    data = {"from": before, "to": wanted}
    record("meetings.save_directions", conference, actor=actor, at=at, data=data)
    return conference
