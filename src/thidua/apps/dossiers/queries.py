"""Reading nominations, dossiers and the council's meetings."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.audit.models import Entry
from thidua.apps.audit.queries import history_of
from thidua.apps.dossiers.models import (
    CouncilMeeting,
    CouncilVote,
    Nomination,
    NominationPaper,
)
from thidua.apps.meetings.conference import leading_units
from thidua.apps.meetings.models import Candidate, Conference, Motion
from thidua.apps.organisations.models import Authority, Membership
from thidua.apps.organisations.seats.roles import seats_of
from thidua.domain.authority_names import Level
from thidua.domain.award_levels import BASE, PROVINCE, level_of
from thidua.domain.confidence import Confidence
from thidua.law.catalogue import catalogue

State = Nomination.State
LIVE = tuple(
    state for state in State if state not in {State.REFUSED, State.WITHDRAWN, State.REVOKED}
)
"""States in which a nomination stands in the way of another one for the same thing."""
WITH_UNIT = (State.PROPOSED, State.COMPLETE, State.RETURNED)
"""The dossier lies with the unit or the bloc."""


def nominations_visible_to(user: User) -> QuerySet[Nomination]:
    """Those of the user's units, of the blocs that the user runs, of the user's office."""
    seats = seats_of(user)
    return nominations_seen(seats.standing_of, seats.units)


def nominations_seen(standing_of: Collection[int], units: Collection[int]) -> QuerySet[Nomination]:
    """The same, by the keys of the authorities and units that the user sits in."""
    seen = Q(authority__in=standing_of)
    if units:
        runs_it = Membership.objects.filter(
            bloc=OuterRef("season__bloc"),
            year=OuterRef("season__year"),
            unit__in=units,
            left_on=None,
            role__in=(Membership.Role.HEAD, Membership.Role.DEPUTY),
        )
        seen |= Q(from_unit__in=units) | Q(Exists(runs_it))
    return Nomination.objects.filter(seen).select_related(
        "authority", "season__bloc__authority", "unit", "person", "from_unit", "record__decision"
    )


def next_in_state(user: User, after: Nomination, state: str) -> Nomination | None:
    """The one that has waited longest in a state at the same office."""
    waiting = nominations_visible_to(user).filter(authority=after.authority_id, state=state)
    return waiting.exclude(pk=after.pk).order_by("pk").first()


def councils_visible_to(user: User) -> QuerySet[CouncilMeeting]:
    """Meetings of the council that the user's office serves."""
    offices = seats_of(user).standing_of
    return CouncilMeeting.objects.filter(authority__in=offices).select_related("authority")


def papers_of(nomination: Nomination) -> list[NominationPaper]:
    """The checklist in the order in which a dossier is bound."""
    return list(nomination.papers.select_related("document", "filed_by"))


def votes_of(meeting: CouncilMeeting) -> list[CouncilVote]:
    """What the meeting votes on, with subject and bloc."""
    rows = meeting.votes.select_related(
        "nomination__unit", "nomination__person", "nomination__season__bloc__authority",
        "nomination__authority", "nomination__from_unit",
    )  # fmt: skip
    return list(rows)


def history_told(nomination: Nomination, *, to_office: bool) -> QuerySet[Entry]:
    """What was done to a dossier, newest first; what other bodies say of it is for the office."""
    told = history_of(nomination)
    asked = "dossiers.opinionrequest"
    if not to_office:
        return told.exclude(action__in=("dossiers.ask_opinion", "dossiers.note_opinion"))
    keys = [str(each.pk) for each in nomination.opinion_requests.all()]
    return (told | Entry.objects.filter(subject_type=asked, subject_id__in=keys)).order_by(
        "-at", "-position"
    )


def agreed_in(meeting: CouncilMeeting, *states: str) -> list[CouncilVote]:
    """Those the council voted for and that now stand in these states, in the order of the votes.

    As for a decision: a share that nobody read in its text only warns.
    """
    return [
        vote
        for vote in votes_of(meeting)
        if (vote.passed or vote.only_warns) and vote.nomination.state in states
    ]


def is_given_by(award: str, kind: Level) -> bool:
    """Whether an authority of such a kind decides on the award itself."""
    level = level_of(award, entry.group if (entry := catalogue().get(award)) else "")
    return level == BASE or (level == PROVINCE and kind != Level.COMMUNE)


def to_vote_on(authority: Authority) -> QuerySet[Nomination]:
    """Appraised nominations that are on no meeting's list and not by the simplified procedure."""
    waiting = CouncilVote.objects.filter(nomination=OuterRef("pk"), passed=None)
    return (
        Nomination.objects.filter(authority=authority, state=State.APPRAISED, is_simplified=False)
        .filter(~Exists(waiting))
        .select_related("season__bloc", "unit", "person", "from_unit")
        .order_by("award", "subject_name", "pk")
    )


def to_decide(authority: Authority) -> QuerySet[Nomination]:
    """What may be put into a decision: voted on, or appraised and on no meeting's list.

    A vote that was not passed by a share that nobody read in its text only warns.
    """
    refused = CouncilVote.objects.filter(
        nomination=OuterRef("pk"), passed=False, confidence=Confidence.TEXT
    )
    listed = CouncilVote.objects.filter(nomination=OuterRef("pk"), passed=None)
    return (
        Nomination.objects.filter(authority=authority)
        .filter(Q(~Exists(refused), state=State.VOTED) | Q(~Exists(listed), state=State.APPRAISED))
        .prefetch_related("council_votes")
        .select_related("season__bloc", "unit", "person", "from_unit", "authority")
        .order_by("award", "subject_name", "pk")
    )


def closed_conferences(user_seasons: QuerySet[Conference]) -> QuerySet[Conference]:
    """Closed conferences with their motions of awards and whom those chose, newest year first."""
    chosen = Candidate.objects.filter(is_chosen=True).select_related("unit")
    motions = Motion.objects.filter(kind=Motion.Kind.AWARD).prefetch_related(
        Prefetch("candidates", queryset=chosen)
    )
    return (
        user_seasons.filter(kind=Conference.Kind.YEAR_END, state=Conference.State.CLOSED)
        .prefetch_related(Prefetch("motions", queryset=motions))
        .order_by("-season__year", "season__bloc__sort_text", "pk")
    )


def leading_candidates(authority: Authority, year: int) -> list[Candidate]:
    """Units that lead their bloc, as closed conferences decided: one a bloc, or none."""
    rows = leading_units.leading_candidates().filter(
        motion__conference__season__year=year,
        motion__conference__season__bloc__authority=authority,
    )
    return list(
        rows.select_related("unit", "motion__conference__season__bloc").order_by(
            "motion__conference__season__bloc__sort_text", "order", "pk"
        )
    )


def nominated_already(season_keys: Collection[int]) -> set[tuple[int, int | None, str]]:
    """(season, unit, award) of every nomination of some seasons."""
    rows = Nomination.objects.filter(season__in=season_keys)
    return {
        (season, unit, award)
        for season, unit, award in rows.values_list("season_id", "unit_id", "award")
        if season is not None
    }
