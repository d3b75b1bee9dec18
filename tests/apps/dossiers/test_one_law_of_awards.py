"""A dossier answers the cases of the registry as form and file do, word for word."""

import pytest

from tests.apps.awards.award_cases import CASES, Case
from tests.apps.awards.history_steps import person
from tests.apps.awards.test_one_law import hold
from tests.factories import NOON, World
from thidua.apps.dossiers.guards import findings
from thidua.apps.dossiers.models import Nomination

OF_DOSSIERS = [case for case in CASES if case.of_dossier]


@pytest.mark.parametrize("case", OF_DOSSIERS, ids=[case.name for case in OF_DOSSIERS])
def test_dossier_answers_each_case_as_form_and_file_do(world: World, case: Case) -> None:
    who = person(world)
    hold(world, who, case.held)
    nomination = Nomination.objects.create(
        authority=world.authority, person=who, from_unit=who.unit, subject_name=who.full_name,
        award=case.new.award, award_year=case.new.year, type=case.new.type, proposed_at=NOON,
    )  # fmt: skip

    found = findings(nomination, case.new.decided_on)

    refused = " ".join(each.text for each in found if each.blocks)
    doubts = tuple(each.told for each in found if not each.blocks)
    assert (refused, doubts) == (case.refused, case.doubts)
