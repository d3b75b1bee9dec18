"""A revocation says why, is final, and what came back is written down after it."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tests.apps.awards.given import AT, BK, LDTT, made_award
from tests.factories import World
from thidua.apps.audit.models import Entry
from thidua.apps.awards.actions.presenting import present_award
from thidua.apps.awards.actions.records import Correction, award_facts, edit_award, record_award
from thidua.apps.awards.actions.revocation import note_recovery, revoke_award
from thidua.apps.awards.facts import PresentationFacts, RevocationFacts
from thidua.apps.awards.models import AwardRecord
from thidua.apps.awards.queries import subject_of
from thidua.apps.awards.refusals import DatesImpossible, NotRevoked, RevokedAlready
from thidua.web.reasons import ReasonMissing

WHY = RevocationFacts("88/QĐ-UBND", date(2025, 3, 1), "Kê khai sáng kiến không đúng sự thật")


def test_revoke_award_and_note_recovery(world: World) -> None:
    given = made_award(world)

    revoke_award(given, WHY, actor=world.member, at=AT)
    back = note_recovery(given, date(2025, 4, 1), " Giấy chứng nhận ", actor=world.member, at=AT)

    assert (back.state, back.revoked_on, back.revocation, back.revoked_because) == (
        "revoked", date(2025, 3, 1), "88/QĐ-UBND", "Kê khai sáng kiến không đúng sự thật",
    )  # fmt: skip
    assert (back.recovered_on, back.recovery_note) == (date(2025, 4, 1), "Giấy chứng nhận")
    assert Entry.objects.get(action="awards.revoke_award").data == {
        "revocation": "88/QĐ-UBND", "revoked_on": "2025-03-01",
    }  # fmt: skip


def test_a_revocation_is_final_and_frees_the_year_for_a_right_one(world: World) -> None:
    given = made_award(world)
    revoke_award(given, WHY, actor=world.standing, at=AT)
    handed = PresentationFacts(date(2025, 4, 1))

    for act in (
        lambda: revoke_award(given, WHY, actor=world.standing, at=AT),
        lambda: present_award(given, handed, actor=world.standing, at=AT),
        lambda: edit_award(
            given, Correction(given.decision, award_facts(given)), actor=world.standing, at=AT
        ),
    ):
        with pytest.raises(RevokedAlready, match="đã bị hủy bỏ ngày 01/03/2025"):
            act()
    again = record_award(given.decision, subject_of(given), LDTT, actor=world.standing, at=AT)
    assert again.state == AwardRecord.State.DECIDED


@pytest.mark.parametrize(
    ("facts", "refusal", "words"),
    [
        (replace(WHY, number=" "), ReasonMissing, "số, ký hiệu của quyết định hủy bỏ"),
        (replace(WHY, reason="sai"), ReasonMissing, "ít nhất 10 ký tự"),
        (
            replace(WHY, revoked_on=date(2024, 1, 14)),
            DatesImpossible,
            "Ngày hủy bỏ 14/01/2024 trước ngày quyết định 15/01/2024",
        ),
        (replace(WHY, revoked_on=date(2025, 6, 16)), DatesImpossible, "sau hôm nay"),
    ],
)
def test_revoke_award_refuses(
    world: World, facts: RevocationFacts, refusal: type[Exception], words: str
) -> None:
    given = made_award(world)

    with pytest.raises(refusal, match=words):
        revoke_award(given, facts, actor=world.standing, at=AT)

    given.refresh_from_db()
    assert given.state == AwardRecord.State.DECIDED


def test_a_unit_revokes_only_what_its_head_decides(world: World) -> None:
    given = made_award(world, BK)

    with pytest.raises(PermissionDenied):
        revoke_award(given, WHY, actor=world.leaders["CCC"], at=AT)
    revoke_award(given, WHY, actor=world.standing, at=AT)

    given.refresh_from_db()
    assert given.state == AwardRecord.State.REVOKED


def test_note_recovery_refuses_what_stands_and_days_before(world: World) -> None:
    given = made_award(world)
    with pytest.raises(NotRevoked, match="chưa bị hủy bỏ"):
        note_recovery(given, date(2025, 4, 1), actor=world.member, at=AT)
    revoke_award(given, WHY, actor=world.member, at=AT)
    with pytest.raises(DatesImpossible, match="Ngày thu hồi 28/02/2025 trước ngày hủy bỏ"):
        note_recovery(given, date(2025, 2, 28), actor=world.member, at=AT)
    with pytest.raises(PermissionDenied):
        note_recovery(given, date(2025, 4, 1), actor=world.head, at=AT)


def test_the_database_keeps_no_revocation_without_a_reason(world: World) -> None:
    given = made_award(world)

    with pytest.raises(IntegrityError), transaction.atomic():
        AwardRecord.objects.filter(pk=given.pk).update(state="revoked", revoked_on=AT.date())
    with pytest.raises(IntegrityError), transaction.atomic():
        AwardRecord.objects.filter(pk=given.pk).update(recovered_on=AT.date())
