"""What the printed matrix must always say, whoever changes a permission."""

import pytest

from tools.reference_pages.permissions import HEADS_OWN, ROLES, matrix

pytestmark = pytest.mark.django_db

OWN_ACCOUNT = "accounts.edit_profile"


def allowed(name: str, role: str) -> set[str]:
    """The cases in which a role may."""
    place = ROLES.index(role)
    return {case for case, answers in matrix()[name].items() if answers[place]}


@pytest.mark.parametrize("role", ["other bloc: officer", "no seat"])
def test_strangers_may_nothing(role: str) -> None:
    assert {name for name in matrix() if allowed(name, role)} == set()


def test_everything_is_allowed_to_somebody_and_nothing_to_everybody() -> None:
    for name, cases in matrix().items():
        assert any(any(answers) for answers in cases.values()), name
        assert not any(all(answers) for answers in cases.values()), name


_NO_VERDICT = {
    "appraisals.view_sheet",
    "appraisals.take_given_figures",  # who scores the own unit is asked by scorers.save_figures
}


def test_nobody_verifies_the_own_unit() -> None:
    verifying = [
        name
        for name, cases in matrix().items()
        if any(case.startswith(HEADS_OWN) for case in cases) and name not in _NO_VERDICT
    ]

    assert {"appraisals.view_verification", "appraisals.verify_line", "appraisals.lock_sheet"} <= {
        *verifying
    }
    for name in verifying:
        assert not {case for case in allowed(name, "head: officer") if case.startswith(HEADS_OWN)}
        assert not allowed(name, "the unit: officer")
        assert not allowed(name, "the unit: leader")


def test_only_the_units_leader_signs() -> None:
    for name in ("pledges.sign_covenant", "appraisals.submit_sheet", "appraisals.withdraw_sheet"):
        assert {role for role in ROLES if allowed(name, role)} == {"the unit: leader"}


def test_the_standing_office_neither_signs_nor_adopts_nor_publishes_for_a_bloc() -> None:
    for name in (
        "pledges.sign_covenant",
        "schemes.adopt",
        "schemes.supersede",
        "appraisals.publish_result",
    ):
        assert not allowed(name, "standing office"), name


def test_another_unit_sees_a_sheet_only_after_publication() -> None:
    assert allowed("appraisals.view_sheet", "another unit: officer") == {"after publication"}
    assert allowed("appraisals.view_evidence", "another unit: officer") == {"after publication"}


def test_an_account_is_changed_by_its_owner_alone() -> None:
    assert {role for role in ROLES if allowed(OWN_ACCOUNT, role)} == {"the unit: officer"}
