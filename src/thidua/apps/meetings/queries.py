"""Reading the conference: its page, the ranking beside each vote, what still blocks closing."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.queries import published_result
from thidua.apps.meetings.models import (
    AgendaItem,
    Attendance,
    Candidate,
    Conference,
    CrewMember,
    Motion,
    SentInvitation,
    SpeakingRequest,
)
from thidua.apps.meetings.registries.voting import unfinished_votes
from thidua.apps.organisations.models import Seat, Unit
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.organisations.settings.award_names import AwardNames
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of, named, named_members, seasons_visible_to
from thidua.domain.ballot_rules import parse_share
from thidua.domain.quorum import Quorum
from thidua.law.catalogue import catalogue
from thidua.web.prepared import prepared


@dataclass(frozen=True, slots=True)
class PublishedPlace:
    """A unit's place in the published ranking."""

    rank: int | None
    total: str


def conferences_visible_to(user: User) -> QuerySet[Conference]:
    """Conferences of the seasons that the user may see."""
    return Conference.objects.select_related("season__bloc__authority").filter(
        season__in=seasons_visible_to(user)
    )


def conference_of(season: Season) -> Conference | None:
    """The season's year-end conference, or None before it is prepared."""
    return next(iter(_conferences([season.pk])), None)


@prepared
def _conferences(seasons: Collection[int]) -> QuerySet[Conference]:
    return Conference.objects.filter(season__in=seasons, kind=Conference.Kind.YEAR_END)


def published_places(season: Season) -> dict[str, PublishedPlace]:
    """Each unit's place and total in the published result, by unit code; empty before it."""
    result = published_result(season)
    if result is None:
        return {}
    return {unit.unit: PublishedPlace(unit.rank, str(unit.total)) for unit in result.kept.units}


def first_ranked(season: Season) -> list[Unit]:
    """Who holds the first place of the published ranking: several when they are level."""
    places = published_places(season)
    units = [member.unit for member in members_of(season)]
    return [unit for unit in units if unit.code in places and places[unit.code].rank == 1]


def motions_of(conference: Conference) -> list[Motion]:
    """The motions in order, each with its candidates and their units: two queries."""
    motions = list(conference.motions.prefetch_related("candidates__unit"))
    for motion in motions:
        motion.conference = conference
        decided = motion.decided_at or conference.closed_at
        named(conference.season, list(motion.candidates.all()), decided)
    return motions


def attendance_of(conference: Conference) -> list[Attendance]:
    """The roll, in the bloc's order."""
    season = conference.season
    rows = {
        row.unit_id: row
        for row in named(
            season, list(conference.attendance.select_related("unit")), conference.closed_at
        )
    }
    return [rows[m.unit_id] for m in members_of(season) if m.unit_id in rows]


def present_count(roll: Sequence[Attendance]) -> int:
    """How many units are there."""
    return sum(row.is_present for row in roll)


def chosen_units(conference: Conference, kind: str) -> list[Candidate]:
    """Who was chosen under the motions of one kind."""
    rows = Candidate.objects.filter(
        motion__conference=conference, motion__kind=kind, is_chosen=True
    )
    chosen = list(rows.select_related("unit", "motion").order_by("motion__order", "order"))
    return named(conference.season, chosen, conference.closed_at)


def missing_before_closing(conference: Conference) -> list[str]:
    """What the minutes would lack."""
    return missing_in(conference, attendance_of(conference), conference.motions.all())


def missing_in(
    conference: Conference, roll: Sequence[Attendance], motions: Iterable[Motion]
) -> list[str]:
    """The same from a roll and motions fetched before."""
    missing = []
    came = quorum_of(conference, [row for row in roll if row.is_present], total=len(roll))
    if came.present == 0:
        missing.append(_("chưa điểm danh"))
    elif not came.is_met:
        missing.append(quorum_sentence(conference, came))
    motions = list(motions)
    undecided = [motion for motion in motions if motion.decided_at is None]
    missing += [_("chưa kết luận “%s”") % motion.title for motion in undecided]
    return missing + list(unfinished_votes([motion.pk for motion in motions]).values())


def suggested_units(motion: Motion) -> list[Unit]:
    """Who the published ranking puts forward for an award or as leader; nobody for an office."""
    result = published_result(motion.conference.season)
    if result is None or motion.kind in (Motion.Kind.HEAD, Motion.Kind.DEPUTY):
        return []
    if motion.kind == Motion.Kind.LEADER:
        return first_ranked(motion.conference.season)
    award = result.kept.award(motion.award)
    codes = (*award.units, *award.tied) if award else ()
    units = {m.unit.code: m.unit for m in members_of(motion.conference.season)}
    return [units[code] for code in codes if code in units]


def current_item(conference: Conference) -> AgendaItem | None:
    """Where the agenda stands, with its motion."""
    items = conference.agenda.filter(state=AgendaItem.State.CURRENT)
    return items.select_related("motion").first()


def awards_to_move(conference: Conference) -> list[tuple[str, str]]:
    """Awards for units that the conference has no motion on, by code with their names."""
    taken = set(conference.motions.values_list("award", flat=True))
    day, entries = conference.held_on, catalogue()
    return [
        (code, name)
        for code, name in AwardNames(conference.season.bloc.authority).catalogue(day)
        if code not in taken and entries[code].is_for_units_on(day)
    ]


def quorum_of(
    conference: Conference, there: Sequence[Attendance], *, total: int | None = None
) -> Quorum:
    """How many of all are there; ``there`` is the roll, counted by who is in the hall now."""
    share = parse_share(conference.quorum) if conference.quorum else None
    if total is not None:
        return Quorum(len(there), total, share)
    return Quorum(sum(row.is_in_hall for row in there), len(there), share)


def units_in_hall(conference: Conference) -> Quorum:
    """The same asked from the database: units that left the bloc count nowhere."""
    return quorum_of(conference, attendance_of(conference))


def quorum_sentence(conference: Conference, quorum: Quorum) -> str:
    """That too few are there, with the share and its source."""
    return _("có mặt %(present)d/%(total)d đơn vị, cần từ %(needed)d (%(share)s%(source)s)") % {
        "present": quorum.present,
        "total": quorum.total,
        "needed": quorum.needed,
        "share": conference.quorum,
        "source": f", {conference.quorum_source}" if conference.quorum_source else "",
    }


def own_attendance(conference: Conference, user: User) -> list[Attendance]:
    """The lines of the roll for which the user may come: seat of the unit, or named delegate."""
    mine = Q(unit__in=seats_of(user).units) | Q(delegate=user.pk)
    return list(conference.attendance.filter(mine).select_related("unit").order_by("pk"))


def attendance_visible_to(user: User) -> QuerySet[Attendance]:
    """Lines of the roll of conferences that the user may open."""
    rows = Attendance.objects.select_related("unit", "conference__season__bloc__authority")
    return rows.filter(conference__season__in=seasons_visible_to(user))


def agenda_of(conference: Conference) -> list[AgendaItem]:
    """The agenda in order."""
    return list(conference.agenda.select_related("motion"))


def speaking_list(conference: Conference) -> list[SpeakingRequest]:
    """Who has the floor, then who waits for it, in the order they asked."""
    rows = SpeakingRequest.objects.select_related("attendance__unit").filter(
        attendance__conference=conference,
        state__in=[SpeakingRequest.State.SPEAKING, SpeakingRequest.State.WAITING],
    )
    return sorted(rows, key=lambda row: row.state != SpeakingRequest.State.SPEAKING)


def tellers_of(conference: Conference) -> list[User]:
    """Accounts of the counting party, its leader first."""
    leads = [CrewMember.Role.TELLER_LEAD, CrewMember.Role.TELLER]
    rows = conference.crew.filter(role__in=leads, user__isnull=False).select_related("user")
    ordered = sorted(rows, key=lambda row: leads.index(CrewMember.Role(row.role)))
    return list(dict.fromkeys(row.user for row in ordered if row.user is not None))


def seats_held(units: Iterable[int], day: date) -> QuerySet[Seat]:
    """Seats in some units that active people hold on a day."""
    return Seat.objects.filter(
        Q(since=None) | Q(since__lte=day),
        Q(until=None) | Q(until__gte=day),
        unit__in=list(units),
        user__is_active=True,
    ).select_related("user")


def people_of(conference: Conference, day: date, unit: int | None = None) -> list[tuple[User, str]]:
    """Accounts with a seat in the member units, or in one of them, each with its unit's name."""
    units = {m.unit_id: m.unit.called for m in named_members(conference.season)}
    seats = seats_held(units if unit is None else [unit], day).order_by("pk")
    found = {seat.user_id: (seat.user, units.get(seat.unit_id or 0, "")) for seat in seats}
    return sorted(found.values(), key=lambda pair: (pair[1], str(pair[0])))


def is_outdated(conference: Conference, sent: SentInvitation | None) -> bool:
    """Time or place were changed after the invitations went out."""
    if sent is None:
        return False
    facts = (conference.held_on, conference.starts_at, conference.place)
    return facts != (sent.held_on, sent.starts_at, sent.place)
