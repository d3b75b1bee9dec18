"""A list shows exactly what its permission lets one open: asked for each kind of user and case."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import QuerySet

from tests.factories import make_user, make_world
from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.appraisals.models import Evidence, Sheet
from thidua.apps.appraisals.queries import (
    evidence_visible_to,
    sheet_pages_visible_to,
    sheets_visible_to,
)
from thidua.apps.awards.history_import.queries import imports_visible_to
from thidua.apps.awards.models import AwardRecord, Decision, HistoryImport
from thidua.apps.awards.queries import decisions_visible_to, records_visible_to
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.queries import ballots_visible_to
from thidua.apps.dossiers.models import CouncilMeeting, Nomination
from thidua.apps.dossiers.queries import councils_visible_to, nominations_visible_to
from thidua.apps.eligibility.models import Screening
from thidua.apps.eligibility.queries import (
    judged_people_visible_to,
    judged_units_visible_to,
    screenings_visible_to,
)
from thidua.apps.eligibility.tracks.scope import Judged
from thidua.apps.exemplars.models import Exemplar
from thidua.apps.exemplars.queries import exemplars_visible_to
from thidua.apps.help.models import Suggestion
from thidua.apps.help.queries import suggestions_visible_to
from thidua.apps.jobs.models import Job
from thidua.apps.jobs.queries import jobs_visible_to
from thidua.apps.ledger.models import Deed
from thidua.apps.ledger.queries import deeds_visible_to
from thidua.apps.meetings.hall.observing import halls_visible_to
from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.queries import conferences_visible_to
from thidua.apps.movements.models import Movement
from thidua.apps.movements.queries import movements_visible_to
from thidua.apps.organisations.models import Authority, Bloc, Invitation, Unit
from thidua.apps.organisations.queries import (
    authorities_visible_to,
    blocs_visible_to,
    invitations_visible_to,
    units_visible_to,
)
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.queries import documents_visible_to
from thidua.apps.people.models import Person
from thidua.apps.people.queries import people_visible_to
from thidua.apps.pledges.models import Registration
from thidua.apps.pledges.queries.registrations import registrations_visible_to
from thidua.apps.ratings.models import Rating
from thidua.apps.ratings.queries import ratings_visible_to
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import schemes_visible_to
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from tools.reference_pages.permissions import people
from tools.reference_pages.subjects import CASES

Query = Callable[[User], "QuerySet[Any]"]
TWINS: dict[str, tuple[type, Query]] = {
    "organisations.view_authority": (Authority, authorities_visible_to),
    "organisations.view_bloc": (Bloc, blocs_visible_to),
    "organisations.view_unit": (Unit, units_visible_to),
    "organisations.revoke_invitation": (Invitation, invitations_visible_to),
    "awards.view_import": (HistoryImport, imports_visible_to),
    "jobs.view": (Job, jobs_visible_to),
    "seasons.view": (Season, seasons_visible_to),
    "paperwork.view": (IssuedDocument, documents_visible_to),
    "schemes.view": (Scheme, schemes_visible_to),
    "pledges.view_registration": (Registration, registrations_visible_to),
    "ledger.view_deed": (Deed, deeds_visible_to),
    "movements.view_movement": (Movement, movements_visible_to),
    "ratings.view_rating": (Rating, ratings_visible_to),
    "exemplars.view_exemplar": (Exemplar, exemplars_visible_to),
    "meetings.view_conference": (Conference, conferences_visible_to),
    "meetings.view_hall": (Conference, halls_visible_to),
    "people.view_person": (Person, people_visible_to),
    "awards.view_award": (AwardRecord, records_visible_to),
    "awards.view_decision": (Decision, decisions_visible_to),
    "help.view_suggestion": (Suggestion, suggestions_visible_to),
    "eligibility.view_screening": (Screening, screenings_visible_to),
    "ballots.view": (Ballot, ballots_visible_to),
    "dossiers.view": (Nomination, nominations_visible_to),
    "dossiers.view_council": (CouncilMeeting, councils_visible_to),
}
EACH_CASE = [
    pytest.param(name, subject, case, query, id=f"{name}-{case}")
    for name, (subject, query) in TWINS.items()
    for case in CASES[subject]
]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "subject_type", "case", "query"), EACH_CASE)
def test_list_and_permission_agree(name: str, subject_type: type, case: str, query: Query) -> None:
    world = make_world(codes=("AAA", "BBB", "CCC", "DDD"))
    subject = CASES[subject_type][case](world)
    users = people(world, make_user("nobody"))

    listed = [query(user).filter(pk=subject.pk).exists() for user in users]

    assert listed == [can(user, name, subject) for user in users]
    assert True in listed
    assert listed[-1] is False


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES[Judged])
def test_subjects_that_may_be_explained_are_found(case: str) -> None:
    world = make_world(codes=("AAA", "BBB", "CCC", "DDD"))
    judged = CASES[Judged][case](world)
    query: Query = judged_people_visible_to if judged.is_person else judged_units_visible_to
    users = people(world, make_user("nobody"))

    listed = [query(user).filter(pk=judged.subject.pk).exists() for user in users]

    assert listed == [can(user, "eligibility.view_conditions", judged) for user in users]
    assert (True in listed, listed[-1]) == (True, False)


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES[Sheet])
def test_sheets_of_a_season_are_those_that_may_be_opened(case: str) -> None:
    world = make_world(codes=("AAA", "BBB", "CCC", "DDD"))
    sheet = CASES[Sheet][case](world)
    users = people(world, make_user("nobody"))

    listed = [sheets_visible_to(user, world.season).filter(pk=sheet.pk).exists() for user in users]

    assert listed == [can(user, "appraisals.view_sheet", sheet) for user in users]
    pages = [sheet_pages_visible_to(user).filter(pk=sheet.pk).exists() for user in users]
    assert [page for page, seen in zip(pages, listed, strict=True) if seen] == [True] * sum(listed)
    assert pages[-2:] == [False, False]


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES[Evidence])
def test_evidence_that_may_be_opened_is_found(case: str) -> None:
    world = make_world(codes=("AAA", "BBB", "CCC", "DDD"))
    evidence = CASES[Evidence][case](world)
    users = people(world, make_user("nobody"))

    found = [evidence_visible_to(user).filter(pk=evidence.pk).exists() for user in users]
    may = [can(user, "appraisals.view_evidence", evidence) for user in users]

    assert [each for each, allowed in zip(found, may, strict=True) if allowed] == [True] * sum(may)
    assert found[-2:] == [False, False]
