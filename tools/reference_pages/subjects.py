"""Things to ask permissions about: for each kind of subject, the cases in which answers differ.

Each is made in the tests' small world: the thing is of ``CCC``, ``AAA`` is head, ``BBB`` deputy.
"""

from collections.abc import Callable
from typing import Any

from tests.factories import World
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Adjustment, Evidence, Line, Sheet
from thidua.apps.appraisals.permissions import Adjusting, Consenting
from thidua.apps.awards.facts import Subject
from thidua.apps.awards.history_import.place import HistoryPlace
from thidua.apps.awards.models import AwardRecord, Decision, HistoryImport
from thidua.apps.ballots.models import Ballot, RollEntry
from thidua.apps.consultations.models import Consultation, Remark
from thidua.apps.consultations.permissions import Speaking
from thidua.apps.crosschecks.models import Assignment, Objection
from thidua.apps.crosschecks.permissions import Abstaining, Objecting
from thidua.apps.dossiers.models import CouncilMeeting, Nomination
from thidua.apps.eligibility.models import Screening
from thidua.apps.eligibility.tracks.scope import Judged, Scope
from thidua.apps.exemplars.models import Exemplar
from thidua.apps.exemplars.permissions import Finding
from thidua.apps.help.models import Suggestion
from thidua.apps.insight.models import SavedView
from thidua.apps.jobs.models import Job
from thidua.apps.ledger.models import Deed
from thidua.apps.ledger.permissions import Writing
from thidua.apps.meetings.models import Attendance, Conference, Directive, Motion, Observer
from thidua.apps.movements.models import Movement
from thidua.apps.movements.permissions import Launching
from thidua.apps.observations.models import Observation
from thidua.apps.observations.permissions import Observing
from thidua.apps.organisations.facts import SeatPlace
from thidua.apps.organisations.models import Authority, Bloc, Invitation, Membership, Seat, Unit
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.people.models import Person
from thidua.apps.photos.permissions import AlbumKey
from thidua.apps.pledges.models import Covenant, Registration
from thidua.apps.pledges.permissions import Signing
from thidua.apps.portal.permissions import Telling
from thidua.apps.ratings.facts import RatingPlace
from thidua.apps.ratings.models import Rating
from thidua.apps.regulations.models import Regulation
from thidua.apps.reminders.models import Delivery, Reminder, Webhook
from thidua.apps.reports.permissions import Reporting
from thidua.apps.schemes.models import Scheme, SchemeTemplate
from thidua.apps.scorers.models import Scorer
from thidua.apps.seasons.models import ChecklistItem, Phase, Season
from thidua.apps.seasons.permissions import Tick
from tools.reference_pages import consultation_makers as asked
from tools.reference_pages import crosscheck_makers as peers
from tools.reference_pages import meeting_makers as meeting
from tools.reference_pages import registry_makers as registry
from tools.reference_pages import reminder_makers as told
from tools.reference_pages import scorer_makers as scoring
from tools.reference_pages import subject_makers as made
from tools.reference_pages import year_makers as told_of

Make = Callable[[World], Any]


def _of_three(make: Callable[[World, str], Any]) -> dict[str, Make]:
    return {
        "the unit's officer": lambda world: make(world, "officer"),
        "the unit's leader": lambda world: make(world, "leader"),
        "the standing office": lambda world: make(world, "standing"),
    }


def _membership(world: World) -> Membership:
    return Membership.objects.get(bloc=world.bloc, unit=world.units["CCC"])


CASES: dict[type, dict[str, Make]] = {
    User: {"": lambda world: world.officers["CCC"]},
    Authority: {"": lambda world: world.authority},
    HistoryPlace: {
        "the unit": lambda world: HistoryPlace(world.authority, world.units["CCC"]),
        "the whole authority": lambda world: HistoryPlace(world.authority),
    },
    HistoryImport: {
        "for the unit": made.history_import,
        "for the whole authority": lambda world: made.history_import(world, None),
    },
    Job: {"started by the unit's officer": made.job},
    Bloc: {"": lambda world: world.bloc},
    Unit: {"": lambda world: world.units["CCC"]},
    Membership: {"": _membership},
    SeatPlace: _of_three(lambda world, kind: made.places(world)[kind]),
    Seat: _of_three(made.seat),
    Invitation: _of_three(made.invitation),
    Season: {"open": lambda world: world.season, "closed": made.closed_season},
    ChecklistItem: {"": lambda world: made.checklist_item(world, Phase.Owner.UNITS)},
    Tick: {
        "for the unit": lambda world: Tick(
            made.checklist_item(world, Phase.Owner.UNITS), world.units["CCC"]
        ),
        "for all, owed by units or head": lambda world: Tick(
            made.checklist_item(world, Phase.Owner.HEAD), None
        ),
        "for all, owed by the standing office": lambda world: Tick(
            made.checklist_item(world, Phase.Owner.STANDING), None
        ),
    },
    Scheme: {"draft": made.scheme, "adopted": lambda world: made.scheme(world, "adopted")},
    SchemeTemplate: {"": made.scheme_template},
    Consultation: {"": asked.consultation},
    Speaking: {"": lambda world: Speaking(asked.consultation(world), world.units["CCC"])},
    Remark: {"": asked.remark},
    Regulation: {
        "draft": asked.regulation,
        "adopted": lambda world: asked.regulation(world, "adopted"),
    },
    Registration: {
        "not accepted": made.registration,
        "accepted": lambda world: made.registration(world, "accepted"),
    },
    Covenant: {"": made.covenant},
    Signing: {"": lambda world: Signing(made.covenant(world), world.units["CCC"])},
    Deed: {
        "of the unit": made.deed,
        "of the head's unit, done together": lambda world: made.deed(world, "several"),
        "of the whole bloc": lambda world: made.deed(world, "bloc"),
    },
    Movement: {
        "of the unit": made.movement,
        "of the bloc": lambda world: made.movement(world, "bloc"),
    },
    AlbumKey: {
        "of the unit's movement": lambda world: AlbumKey("movement", made.movement(world).pk),
        "of the bloc's movement": lambda world: AlbumKey(
            "movement", made.movement(world, "bloc").pk
        ),
    },
    Exemplar: {
        "without consent": told_of.exemplar,
        "with consent": lambda world: told_of.exemplar(world, agreed=True),
    },
    Finding: {"": lambda world: Finding(world.season, world.units["CCC"])},
    Rating: {"": told_of.rating},
    RatingPlace: {"": told_of.place},
    Launching: {
        "for the unit": lambda world: Launching(world.season, world.units["CCC"]),
        "for the whole bloc": lambda world: Launching(world.season, None),
    },
    SavedView: {"of the office": lambda world: SavedView(owner=world.standing)},
    Telling: told_of.TELLING,
    Writing: {
        "for the unit": lambda world: Writing(world.season, world.units["CCC"]),
        "for the whole bloc": lambda world: Writing(world.season, None),
    },
    Sheet: {
        "before publication": made.sheet,
        "after publication": made.published_sheet,
        "the head's own": lambda world: made.sheet(world, "AAA"),
        "the head's own, no deputy": made.sheet_without_deputy,
    },
    Line: {
        "ordinary row": lambda world: made.line(made.sheet(world)),
        "row of an external criterion": lambda world: made.line(made.sheet(world), "I.1"),
        "the head's own": lambda world: made.line(made.sheet(world, "AAA")),
        "the head's own, no deputy": lambda world: made.line(made.sheet_without_deputy(world)),
    },
    Evidence: {
        "before publication": lambda world: made.evidence(made.sheet(world)),
        "after publication": lambda world: made.evidence(made.published_sheet(world)),
    },
    Assignment: {"": peers.assignment},
    Scorer: {
        "the unit scores": lambda world: scoring.scorer(world, "unit"),
        "the head scores": lambda world: scoring.scorer(world, "head"),
        "the standing office scores": lambda world: scoring.scorer(world, "office"),
    },
    Adjusting: {"": lambda world: Adjusting(world.season, world.units["CCC"])},
    Consenting: {"": scoring.consenting},
    Adjustment: {
        "": lambda world: scoring.adjustment(world, "CCC"),
        "the head's own": lambda world: scoring.adjustment(world, "AAA"),
    },
    Objecting: {"": lambda world: Objecting(world.season, world.units["CCC"])},
    Objection: {"": peers.objection},
    Observing: {
        "of the member": lambda world: Observing(world.season, world.units["CCC"].pk, "1.1"),
        "of the head": lambda world: Observing(world.season, world.units["AAA"].pk, "1.1"),
    },
    Reporting: {
        "of the member": lambda world: Reporting(made.report_form(world), world.units["CCC"].pk),
        "of the head": lambda world: Reporting(made.report_form(world), world.units["AAA"].pk),
    },
    Observation: {"of the member": made.observation},
    Suggestion: {"": told.suggestion},
    Reminder: {"": told.reminder},
    Delivery: {"": told.delivery},
    Webhook: {"": told.webhook},
    Abstaining: {"": lambda world: Abstaining(world.season, world.units["CCC"])},
    Conference: {"": made.conference},
    Directive: {
        "to the unit": meeting.directive,
        "to the head": lambda world: meeting.directive(world, None),
    },
    Observer: {"of the standing office": meeting.observer},
    Person: {"": registry.person},
    Subject: {
        "a person of the unit": lambda world: Subject.of_person(registry.person(world)),
        "the unit": lambda world: Subject.of_unit(world.units["CCC"]),
        "a household": lambda world: Subject.of_household(world.authority, "Hộ bà x"),
    },
    AwardRecord: {
        "what its head decides": lambda world: registry.award(world, "LDTT"),
        "decided above the unit": lambda world: registry.award(world, "BK_TINH"),
        "to somebody who moved to the head's unit": registry.former_award,
    },
    Decision: {
        "of the unit alone": lambda world: registry.decision(world, "CCC"),
        "of two units": lambda world: registry.decision(world, "CCC", "AAA"),
    },
    Attendance: {"": made.attendance},
    Motion: {"": made.motion},
    Ballot: {"": made.ballot},
    RollEntry: {
        "no delegate named": made.roll_entry,
        "the unit's leader is the delegate": lambda world: made.roll_entry(
            world, world.leaders["CCC"]
        ),
    },
    Nomination: {
        "by the bloc": made.nomination,
        "by the unit itself": lambda world: made.nomination(world, by_bloc=False),
    },
    CouncilMeeting: {"": made.council},
    IssuedDocument: {"": made.document},
    Judged: {
        "a person of the unit": lambda world: Judged(registry.person(world)),
        "the unit": lambda world: Judged(world.units["CCC"]),
    },
    Scope: {
        "the authority": lambda world: Scope(world.authority),
        "one unit": lambda world: Scope(world.authority, world.units["CCC"]),
    },
    Screening: {
        "of the authority": made.screening,
        "of one unit": lambda world: made.screening(world, "CCC"),
    },
}
