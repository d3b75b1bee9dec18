"""Each principle of commendation is kept by a part of the program that can be named."""

from importlib import import_module

import pytest

from thidua.law.principles import Keeper, principles

KEPT_BY = {
    "P1": ["thidua.law.registry:rules_for"],  # a lower form only where an article asks for it
    "P2": [
        "thidua.apps.dossiers.dossier.verdicts:verdict_for",
        "thidua.apps.dossiers.dossier.checklist:PaperRow",
    ],
    "P3": ["thidua.domain.eligibility_facts:is_for_merit", "thidua.law.conditions.held:Holds"],
    "P4": [
        "thidua.law.conditions.standing:NotUnderReview",
        "thidua.law.conditions.standing:NoRunningDiscipline",
        "thidua.domain.eligibility_facts:counting_years",
    ],
    "P5": ["thidua.apps.eligibility.views.law:overview"],
    "P6": ["thidua.apps.eligibility.pages.screening:preference"],
    "P7": ["thidua.apps.eligibility.views.law:overview"],
    "P8": ["thidua.apps.awards.guards:check_award", "thidua.apps.dossiers.guards:findings"],
    "P9": ["thidua.apps.awards.guards:check_award", "thidua.apps.dossiers.guards:findings"],
    "P10": ["thidua.apps.awards.guards:is_state_level", "thidua.apps.dossiers.guards:findings"],
    "P11": ["thidua.apps.eligibility.views.law:overview"],
    "P12": ["thidua.apps.eligibility.tracks.registry_rules:revoked"],
    "P13": ["thidua.apps.eligibility.pages.subject:cautions_for"],
}


@pytest.mark.parametrize("code", KEPT_BY)
def test_what_keeps_a_principle_exists(code: str) -> None:
    for place in KEPT_BY[code]:
        module, name = place.split(":")
        assert callable(getattr(import_module(module), name))


def test_every_principle_has_a_keeper() -> None:
    assert set(KEPT_BY) == set(principles())
    assert {code for code, one in principles().items() if one.done_by is Keeper.ELIGIBILITY} <= set(
        KEPT_BY
    )
