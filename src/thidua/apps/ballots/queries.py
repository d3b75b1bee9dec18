"""Reading ballots: their rules as the arithmetic wants them, the roll, and what may be shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.ballots.box.for_voters import seasons_of, standing_in
from thidua.apps.ballots.box.takings import takings_in, way_of
from thidua.apps.ballots.models import Ballot, Nominee, RollEntry
from thidua.apps.meetings.models import Attendance, Conference, Motion
from thidua.apps.meetings.queries import published_places
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.queries import UnitNamed, members_of, named, seasons_visible_to
from thidua.domain.ballot_rules import BallotRules, Base, Kind, Threshold, parse_share
from thidua.domain.vote_outcome import Fate


def ballots_visible_to(user: User) -> QuerySet[Ballot]:
    """Ballots of the seasons that the user may see."""
    return Ballot.objects.select_related("motion__conference__season__bloc__authority").filter(
        motion__conference__season__in=seasons_visible_to(user)
    )


def ballots_of(conference: Conference) -> list[Ballot]:
    """The conference's ballots, newest first."""
    found = Ballot.objects.filter(motion__conference=conference)
    return list(found.select_related("motion").order_by("-pk"))


def was_voted_on(motion: Motion) -> bool:
    """Whether a ballot of the motion was published: another needs a reason."""
    return Ballot.objects.filter(motion=motion, state=Ballot.State.PUBLISHED).exists()


def ballots_on(motion: Motion) -> list[Ballot]:
    """Every ballot of the motion that was held, in order, stopped ones with their reason too."""
    ended = Ballot.objects.filter(motion=motion, closed_at__isnull=False)
    return list(ended.order_by("pk"))


def standing_nominees(ballot: Ballot) -> list[Nominee]:
    """Who stands, in the order of the paper; those who withdrew are left out."""
    return under_its_name(ballot, standing_in([ballot.pk]))


def rules_of(ballot: Ballot, candidates: Sequence[Nominee]) -> BallotRules:
    """The ballot's rules, for the arithmetic.

    Raises:
        BallotError: rules that make no sense; names the field, the value and the limit.
    """
    return BallotRules(
        kind=Kind(ballot.kind),
        candidates=tuple(row.unit.code for row in candidates),
        threshold=Threshold(parse_share(ballot.threshold), Base(ballot.base), ballot.strict),
        seats=ballot.seats,
        quorum=parse_share(ballot.quorum, field="quorum") if ballot.quorum else None,
        blank_is_valid=ballot.blank_is_valid,
    )


@dataclass(frozen=True, slots=True)
class Turnout:
    """The only numbers that exist while a ballot is open: people and papers, never choices."""

    entitled: int
    present: int
    issued: int
    received: int

    @property
    def expected(self) -> int:
        """How many papers the hall waits for: slips taken, or all voters who are here."""
        return max(self.issued, self.present)


def turnout(ballot: Ballot) -> Turnout:
    """How many may vote, are here, took a slip, and have voted."""
    entries = list(ballot.roll.filter(is_excluded=False))
    here = {row.unit_id for row in attendance(ballot) if row.is_in_hall}
    issued = sum(entry.has_slip or entry.has_opinion for entry in entries)
    if ballot.state != Ballot.State.OPEN:
        received = (ballot.kept.returned if ballot.kept else None) or 0
        return Turnout(
            ballot.entitled or len(entries), ballot.present or 0, ballot.issued or issued, received
        )
    present = sum(entry.unit_id in here for entry in entries)
    return Turnout(len(entries), present, issued, ballot.papers.count())


def slips_left(ballot: Ballot) -> int:
    """How many more may be made: never more than units that may vote."""
    return ballot.roll.filter(is_excluded=False).count() - ballot.slips.count()


def has_printed(ballot: Ballot) -> bool:
    """Whether slips were printed; else there is one for each unit that may vote."""
    return ballot.slips.filter(is_printed=True).exists()


def held_slips(ballot: Ballot) -> list[RollEntry]:
    """Units that have taken a slip."""
    return list(ballot.roll.filter(has_slip=True).select_related("unit").order_by("pk"))


def attendance(ballot: Ballot) -> QuerySet[Attendance]:
    """The conference's roll."""
    return Attendance.objects.filter(conference=ballot.motion.conference_id)


def delegate_of(entry: RollEntry) -> int | None:
    """The account that votes for the unit, or None where none was named."""
    rows = attendance(entry.ballot).filter(unit=entry.unit_id)
    return rows.values_list("delegate_id", flat=True).first()


def entry_of(ballot: Ballot, user: User) -> RollEntry | None:
    """The roll entry that the user votes for: as named delegate, else for the own unit."""
    rows = attendance(ballot)
    named = rows.filter(delegate=user).values("unit_id")
    entry = ballot.roll.filter(unit__in=named).select_related("unit", "taken_by").first()
    if entry is not None:
        return entry
    unnamed = rows.filter(delegate=None, unit__in=seats_of(user).units).values("unit_id")
    return ballot.roll.filter(unit__in=unnamed).select_related("unit", "taken_by").first()


def reason_not_to_vote(entry: RollEntry) -> str:
    """Why the unit may not vote in this ballot, or an empty text."""
    if entry.is_excluded:
        return _("%(unit)s không được bỏ phiếu lần này: %(reason)s") % {
            "unit": entry.unit, "reason": entry.exclusion_reason,
        }  # fmt: skip
    season = entry.ballot.motion.conference.season
    if not members_of(season).filter(unit=entry.unit_id).exists():
        return _("%s không còn là thành viên của Khối.") % entry.unit
    return ""


def is_present(entry: RollEntry) -> bool:
    """Whether somebody of the unit is in the hall."""
    rows = attendance(entry.ballot).filter(unit=entry.unit_id)
    return rows.filter(is_present=True, left_at=None).exists()


def under_its_name(ballot: Ballot, rows: list[UnitNamed]) -> list[UnitNamed]:
    """Units called as on the day of the vote."""
    (season,) = seasons_of([ballot.motion_id])
    return named(season, rows, ballot.closed_at)


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One candidate of the result; numbers are None where only the outcome is published."""

    unit: Unit
    votes: int | None
    against: int | None
    abstain: int | None
    share: str
    passed: bool
    outcome: Fate


def result_rows(ballot: Ballot) -> list[ResultRow]:
    """The result in order, with names; empty before it is counted."""
    kept = ballot.kept
    if kept is None:
        return []
    nominees = under_its_name(ballot, list(ballot.nominees.select_related("unit")))
    units = {row.unit.code: row.unit for row in nominees}
    answers = ballot.kind == Ballot.Kind.YES_NO
    return [
        ResultRow(
            units[line.candidate], line.votes, kept.against(line) if answers else None,
            line.abstain if answers else None, kept.share(line), line.passed, kept.fate(line),
        )
        for line in kept.lines
    ]  # fmt: skip


def units_to_choose(motion: Motion) -> list[tuple[Unit, str]]:
    """The bloc's members in the order of the ranking, each with its place in words."""
    season = motion.conference.season
    places = published_places(season)
    rows = []
    for member in members_of(season):
        place = places.get(member.unit.code)
        rank = place.rank if place is not None else None
        words = ""
        if place is not None and rank is not None:
            points = place.total.replace(".", ",")
            words = _(" – hạng %(rank)s, %(total)s điểm") % {"rank": rank, "total": points}
        rows.append((rank or 999, member.unit, words))
    return [(unit, words) for _rank, unit, words in sorted(rows, key=lambda row: row[0])]


def people_of(motion: Motion) -> list[User]:
    """Accounts with a seat in the bloc: who can be a teller."""
    units = members_of(motion.conference.season).values("unit_id")
    found = User.objects.filter(seats__unit__in=units, is_active=True).distinct()
    return list(found.order_by("full_name", "pk"))


def _later(ballot: Ballot) -> QuerySet[Ballot]:
    """Ballots of the same motion after this one; a draft or a vote, not one that was stopped."""
    rows = Ballot.objects.filter(motion=ballot.motion_id, pk__gt=ballot.pk)
    return rows.exclude(state=Ballot.State.VOID)


@dataclass(frozen=True, slots=True)
class RollRow:
    """One unit of the roll, and whether somebody of it is in the hall now."""

    entry: RollEntry
    is_here: bool


def ballot_facts(ballot: Ballot, user: User) -> dict[str, object]:
    """What a page of the ballot may show to ``user`` in its state; no total of an open ballot."""
    roll = list(ballot.roll.select_related("unit", "taken_by").order_by("pk"))
    under_its_name(ballot, roll)
    here = {row.unit_id for row in attendance(ballot) if row.is_in_hall}
    tellers = list(ballot.teller_counts.select_related("teller"))
    entry = entry_of(ballot, user) if user.pk else None
    return {
        "ballot": ballot,
        "nominees": under_its_name(ballot, list(ballot.nominees.select_related("unit"))),
        "roll": [RollRow(entry, is_here=entry.unit_id in here) for entry in roll],
        "takings": takings_in(roll),
        "turnout": turnout(ballot),
        "slips_left": sum(not row.is_excluded for row in roll) - ballot.slips.count(),
        "printed": ballot.slips.filter(is_printed=True, is_used=False).count(),
        "tellers": tellers,
        "lines": result_rows(ballot),
        "entry": entry,
        "entry_way": way_of(entry) if entry is not None else "",
        "entry_is_here": entry is not None and entry.unit_id in here,
        "is_last": not _later(ballot).exists(),
    }
