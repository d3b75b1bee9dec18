"""Things made in the small world of the tests to ask permissions about."""

from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.factories import SCHEME, World
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Evidence, Line, Result, Sheet
from thidua.apps.awards.models import HistoryImport
from thidua.apps.ballots.models import Ballot, RollEntry, TellerCount
from thidua.apps.dossiers.models import CouncilMeeting, Nomination
from thidua.apps.eligibility.models import Screening
from thidua.apps.jobs.models import Job
from thidua.apps.ledger.models import Deed
from thidua.apps.meetings.models import Attendance, Conference, Motion
from thidua.apps.movements.models import Movement
from thidua.apps.observations.models import Observation
from thidua.apps.organisations.facts import SeatPlace
from thidua.apps.organisations.models import Invitation, Membership, Seat
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.pledges.models import Covenant, Registration
from thidua.apps.reports.models import ReportForm
from thidua.apps.schemes.models import Scheme, SchemeTemplate
from thidua.apps.seasons.models import ChecklistItem, Season

AT = datetime(2023, 6, 15, 5, 0, tzinfo=UTC)


def job(world: World) -> Job:
    """Long work that the member unit's officer started."""
    return Job.objects.create(
        kind="x", title="x", owner=world.officers["CCC"], created_at=AT, beat_at=AT
    )


def history_import(world: World, unit: str | None = "CCC") -> HistoryImport:
    """A workbook of history that was handed in for a unit, or for the whole authority."""
    return HistoryImport.objects.create(
        authority=world.authority, unit=world.units[unit] if unit else None, owner=world.standing,
        file="x", file_name="x.xlsx", sha256="0" * 64, created_at=AT,
    )  # fmt: skip


def screening(world: World, unit: str | None = None) -> Screening:
    """Everybody of the authority, or of one unit, screened."""
    return Screening.objects.create(
        authority=world.authority, unit=world.units[unit] if unit else None, kind="individual",
        award_year=2025, received_on=date(2026, 3, 15), rule_set="RS2022B",
        owner=world.standing, finished_at=AT,
    )  # fmt: skip


def closed_season(world: World) -> Season:
    """The year after its end."""
    season = world.season
    season.state, season.closed_at = Season.State.CLOSED, AT
    season.save()
    return season


def scheme(world: World, state: str = "draft") -> Scheme:
    """A scoring table, in which I.1 is verified by the standing office."""
    definition: dict[str, Any] = deepcopy(dict(SCHEME))
    definition["groups"][0]["criteria"][0]["external"] = "true"
    return Scheme.objects.create(
        season=world.season,
        state=state,
        definition=definition,
        hash="" if state == "draft" else "0" * 64,
        adopted_at=None if state == "draft" else AT,
    )


def scheme_template(world: World) -> SchemeTemplate:
    """A table that the authority keeps."""
    return SchemeTemplate.objects.create(authority=world.authority, name="x")


def sheet(world: World, unit: str = "CCC") -> Sheet:
    """A unit's scoring sheet."""
    return Sheet.objects.create(season=world.season, unit=world.units[unit], scheme=scheme(world))


def published_sheet(world: World) -> Sheet:
    """The sheet after the ranking was published in the bloc."""
    made = sheet(world)
    Result.objects.create(
        season=world.season, scheme=made.scheme, answer={}, published_at=AT,
        published_by=world.head,
    )  # fmt: skip
    return made


def sheet_without_deputy(world: World) -> Sheet:
    """The head's own sheet in a bloc that has no deputy."""
    Membership.objects.filter(role=Membership.Role.DEPUTY).update(role=Membership.Role.MEMBER)
    return sheet(world, "AAA")


def line(made: Sheet, item: str = "I.2") -> Line:
    """One row of a sheet."""
    return Line.objects.create(sheet=made, item=item)


def evidence(made: Sheet) -> Evidence:
    """A file at a row of a sheet."""
    return Evidence.objects.create(
        line=line(made), kind="link", url="https://x.vn/", name="x", uploaded_at=AT,
        uploaded_by=made.season.bloc.authority.seats.get().user,
    )  # fmt: skip


def registration(world: World, state: str = "draft") -> Registration:
    """The member's registration."""
    return Registration.objects.create(season=world.season, unit=world.units["CCC"], state=state)


def deed(world: World, doer: str = "unit") -> Deed:
    """A line of the ledger, the member unit's, or one that it shares."""
    unit = {"unit": "CCC", "several": "AAA"}.get(doer)
    made = Deed.objects.create(
        season=world.season, doer=doer, unit=world.units[unit] if unit else None, content="x",
        money=1, done_on=date(2023, 6, 15), entered_by=world.head, entered_at=AT,
    )  # fmt: skip
    if doer == "several":
        made.partners.add(world.units["CCC"])
    return made


def observation(world: World) -> Observation:
    """Something that was seen of the member unit."""
    return Observation.objects.create(
        season=world.season, unit=world.units["CCC"], item="1.1", sign="minus", content="x",
        seen_on=date(2023, 6, 15), recorded_by=world.head, recorded_at=AT,
    )  # fmt: skip


def report_form(world: World) -> ReportForm:
    """A form that units fill in; one for all who ask."""
    made, _is_new = ReportForm.objects.get_or_create(
        season=world.season, period="half", name="x", since=date(2023, 1, 1),
        until=date(2023, 6, 30), due_at=AT, closes_at=AT, opened_at=AT,
    )  # fmt: skip
    return made


def movement(world: World, origin: str = "unit") -> Movement:
    """A movement, the member unit's or the bloc's."""
    return Movement.objects.create(
        season=world.season, origin=origin, kind="regular", name="x", starts_on=date(2023, 3, 1),
        unit=world.units["CCC"] if origin == "unit" else None,
    )  # fmt: skip


def covenant(world: World) -> Covenant:
    """The covenant being written."""
    return Covenant.objects.create(season=world.season, contents="x", commitments="x")


def checklist_item(world: World, owner: str) -> ChecklistItem:
    """Something to be done."""
    return ChecklistItem.objects.create(season=world.season, text="x", owner=owner)


def conference(world: World) -> Conference:
    """The year-end conference."""
    return Conference.objects.create(
        season=world.season, held_on=date(2023, 12, 20), starts_at="08:00", place="x",
        chair_name="x", secretary_name="x",
    )  # fmt: skip


def attendance(world: World) -> Attendance:
    """The unit's line on the conference's roll."""
    return Attendance.objects.create(conference=conference(world), unit=world.units["CCC"])


def motion(world: World) -> Motion:
    """A question that the conference decides."""
    made = conference(world)
    Attendance.objects.create(conference=made, unit=world.units["CCC"], is_present=True)
    return Motion.objects.create(
        conference=made, kind=Motion.Kind.AWARD, award="CO_TINH", method=Motion.Method.VOTE
    )


def ballot(world: World) -> Ballot:
    """A secret ballot, of which the member's officer is a teller."""
    made = Ballot.objects.create(
        motion=motion(world), question="x", kind="approval", base="valid", threshold="1/2"
    )
    TellerCount.objects.create(ballot=made, teller=world.officers["CCC"])
    return made


def roll_entry(world: World, delegate: User | None = None) -> RollEntry:
    """The member unit's line on a ballot's roll."""
    entry = RollEntry.objects.create(ballot=ballot(world), unit=world.units["CCC"])
    Attendance.objects.update(delegate=delegate)
    return entry


def nomination(world: World, *, by_bloc: bool = True) -> Nomination:
    """Put forward by the bloc, or by the unit itself."""
    unit = world.units["CCC"]
    return Nomination.objects.create(
        authority=world.authority, season=world.season if by_bloc else None, unit=unit,
        from_unit=unit, subject_name="x", award="CO_TINH", award_year=2023, proposed_at=AT,
    )  # fmt: skip


def council(world: World) -> CouncilMeeting:
    """A meeting of the council."""
    return CouncilMeeting.objects.create(
        authority=world.authority, held_on=date(2024, 1, 17), chair_name="x"
    )


def document(world: World) -> IssuedDocument:
    """A paper as issued."""
    return IssuedDocument.objects.create(
        season=world.season, kind="x", title="x", issued_on=date(2023, 6, 15), issued_at=AT,
        released_at=AT, issued_by=world.head, code="X",
    )  # fmt: skip


def places(world: World) -> dict[str, SeatPlace]:
    """The three kinds of seat."""
    unit = world.units["CCC"]
    return {
        "officer": SeatPlace.officer(unit),
        "leader": SeatPlace.leader(unit),
        "standing": SeatPlace.standing(world.authority),
    }


def seat(world: World, kind: str) -> Seat:
    """Somebody's seat."""
    place = places(world)[kind]
    return Seat.objects.filter(kind=kind, unit=place.unit, authority=place.authority).get()


def invitation(world: World, kind: str) -> Invitation:
    """A link that waits to be used."""
    place = places(world)[kind]
    return Invitation.objects.create(
        kind=kind, unit=place.unit, authority=place.authority, full_name="x", token_hash="0" * 64,
        invited_by=world.standing, invited_at=AT, expires_at=AT + timedelta(days=7),
    )  # fmt: skip
