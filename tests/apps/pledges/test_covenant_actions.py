"""The covenant: drafted, edited, adopted, signed by each leader, replaced."""

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.pledges.material import adopted, move_to, open_season, submitted
from tests.factories import NOON, PASSWORD, World
from thidua.apps.accounts.models import User
from thidua.apps.accounts.refusals import WrongPassword
from thidua.apps.audit.chain.verifying import verify_chains
from thidua.apps.audit.models import Entry
from thidua.apps.audit.registries.proofs import faults_of_rows
from thidua.apps.pledges.actions.covenants import (
    CovenantParts,
    adopt_covenant,
    draft_covenant,
    edit_covenant,
    supersede_covenant,
)
from thidua.apps.pledges.actions.signatures import sign_covenant
from thidua.apps.pledges.models import CommonTarget, Covenant, CovenantSignature, Registration
from thidua.apps.pledges.permissions import Signing
from thidua.apps.pledges.refusals import (
    AlreadySigned,
    CovenantExists,
    CovenantFrozen,
    CovenantIncomplete,
    CovenantNotAdopted,
    CovenantSuperseded,
    RegisteringClosed,
    TargetOutOfReach,
)
from thidua.apps.seasons.models import Season
from thidua.web.reasons import ReasonMissing
from thidua.web.revisions import StalePage

State = Covenant.State
PARTS = CovenantParts(
    legal_bases="Căn cứ Luật",
    preamble="Cùng nhau giao ước:",
    contents="Nhiệm vụ chính trị (70 điểm)",
    commitments="Thực hiện nghiêm túc",
    targets=[CommonTarget(text="3/3 đơn vị", figure=Decimal(3), out_of=3)],
)


def sign(world: World, covenant: Covenant, code: str, actor: User | None = None) -> object:
    return sign_covenant(
        Signing(covenant, world.units[code]),
        text_hash=covenant.hash,
        password=PASSWORD,
        actor=actor or world.leaders[code],
        at=NOON,
    )


def test_draft_covenant_fills_in_the_blocs_own_facts(world: World) -> None:
    open_season(world)

    covenant = draft_covenant(world.season, actor=world.standing, at=NOON)

    assert covenant.contents.splitlines() == [
        "Nhiệm vụ chính trị (70 điểm)",
        "Thi đua, khen thưởng (30 điểm)",
    ]
    assert "năm 2023 của Khối thi đua Một" in covenant.legal_bases
    first = covenant.targets.first()
    assert first is not None
    assert (first.text[:3], first.figure, first.out_of) == ("3/3", 3, 3)


def test_draft_covenant_once(world: World) -> None:
    open_season(world)
    draft_covenant(world.season, actor=world.head, at=NOON)

    with pytest.raises(CovenantExists):
        draft_covenant(world.season, actor=world.deputy, at=NOON)


def test_edit_covenant_by_a_member_is_denied(world: World) -> None:
    open_season(world)
    covenant = draft_covenant(world.season, actor=world.head, at=NOON)

    for actor in (world.member, world.leaders["CCC"], world.outsider):
        with pytest.raises(PermissionDenied):
            edit_covenant(covenant, PARTS, revision=0, actor=actor, at=NOON)


def test_edit_covenant_from_an_old_page_is_refused(world: World) -> None:
    open_season(world)
    covenant = draft_covenant(world.season, actor=world.head, at=NOON)
    edit_covenant(covenant, PARTS, revision=0, actor=world.head, at=NOON)

    with pytest.raises(StalePage):
        edit_covenant(covenant, PARTS, revision=0, actor=world.deputy, at=NOON)


def test_adopt_covenant_freezes_text_and_hash(world: World) -> None:
    open_season(world)
    covenant = adopted(world)

    assert covenant.state == State.ADOPTED
    assert covenant.hash == hashlib.sha256(covenant.canonical.encode()).hexdigest()
    assert '"Hội AAA"' in covenant.canonical
    with pytest.raises(CovenantFrozen):
        edit_covenant(covenant, PARTS, revision=0, actor=world.head, at=NOON)
    with pytest.raises(CovenantFrozen):
        adopt_covenant(covenant, revision=0, actor=world.head, at=NOON)


def test_adopt_covenant_needs_contents_and_targets(world: World) -> None:
    open_season(world)
    covenant = draft_covenant(world.season, actor=world.head, at=NOON)
    empty = replace(PARTS, contents=" \n", targets=[])
    edit_covenant(covenant, empty, revision=0, actor=world.head, at=NOON)

    with pytest.raises(CovenantIncomplete, match="nội dung thi đua, chỉ tiêu chung"):
        adopt_covenant(covenant, revision=1, actor=world.head, at=NOON)


@pytest.mark.parametrize("state", ["draft", "scoring", "conference"])
def test_adopt_covenant_at_its_step(world: World, state: str) -> None:
    open_season(world)
    covenant = draft_covenant(world.season, actor=world.head, at=NOON)
    move_to(world, state)

    with pytest.raises(RegisteringClosed):
        adopt_covenant(covenant, revision=0, actor=world.head, at=NOON)


def test_sign_covenant_records_who_as_what_and_which_text(world: World) -> None:
    open_season(world)
    covenant = adopted(world)
    world.leaders["BBB"].seats.update(title="Chủ tịch")

    sign(world, covenant, "BBB")

    signature = CovenantSignature.objects.get()
    assert (signature.unit, signature.user) == (world.units["BBB"], world.leaders["BBB"])
    assert (signature.name, signature.office) == ("BBB.TT", "Chủ tịch")
    assert (signature.signed_at, signature.text_hash) == (NOON, covenant.hash)


@pytest.mark.parametrize("who", ["head", "member", "standing", "outsider"])
def test_sign_covenant_is_for_leaders(world: World, who: str) -> None:
    open_season(world)
    covenant = adopted(world)

    with pytest.raises(PermissionDenied):
        sign(world, covenant, "AAA" if who == "head" else "CCC", getattr(world, who))


def test_sign_covenant_for_another_unit_is_denied(world: World) -> None:
    open_season(world)
    covenant = adopted(world)

    with pytest.raises(PermissionDenied):
        sign(world, covenant, "BBB", world.leaders["AAA"])


def test_sign_covenant_twice_is_refused(world: World) -> None:
    open_season(world)
    covenant = adopted(world)
    sign(world, covenant, "BBB")

    with pytest.raises(AlreadySigned, match=r"BBB\.TT"):
        sign(world, covenant, "BBB")


def test_sign_covenant_with_a_wrong_password_is_refused(world: World) -> None:
    open_season(world)
    covenant = adopted(world)

    with pytest.raises(WrongPassword):
        sign_covenant(
            Signing(covenant, world.units["AAA"]),
            text_hash=covenant.hash,
            password=PASSWORD + "x",
            actor=world.leaders["AAA"],
            at=NOON,
        )

    assert not CovenantSignature.objects.exists()


def test_sign_covenant_as_draft_or_unread_is_refused(world: World) -> None:
    open_season(world)
    covenant = draft_covenant(world.season, actor=world.head, at=NOON)
    with pytest.raises(CovenantNotAdopted):
        sign(world, covenant, "AAA")

    frozen = adopt_covenant(covenant, revision=0, actor=world.head, at=NOON)
    frozen.hash = "0" * 64
    with pytest.raises(CovenantSuperseded, match="không phải là nội dung"):
        sign(world, frozen, "AAA")


def test_last_signature_signs_the_season(world: World) -> None:
    open_season(world)
    covenant = adopted(world)

    for code in world.units:
        sign(world, covenant, code)

    covenant.refresh_from_db()
    world.season.refresh_from_db()
    assert covenant.state == State.SIGNED
    assert str(covenant.signed_on) == "2023-06-15"
    assert world.season.state == Season.State.SIGNED
    assert list(verify_chains()) == []


def test_supersede_covenant_starts_signatures_anew(world: World) -> None:
    open_season(world)
    old = adopted(world)
    sign(world, old, "AAA")

    new = supersede_covenant(old, "Sửa chỉ tiêu", actor=world.head, at=NOON)

    old.refresh_from_db()
    assert (old.state, old.reason, old.signatures.count()) == (State.SUPERSEDED, "Sửa chỉ tiêu", 1)
    assert (new.state, new.version, new.signatures.count()) == (State.DRAFT, 2, 0)
    assert [t.text for t in new.targets.all()] == [t.text for t in old.targets.all()]
    with pytest.raises(CovenantSuperseded):
        sign(world, old, "BBB")
    adopt_covenant(new, revision=0, actor=world.head, at=NOON)
    new.refresh_from_db()
    assert new.hash != old.hash


def test_supersede_covenant_needs_a_reason_and_an_adopted_one(world: World) -> None:
    open_season(world)
    covenant = draft_covenant(world.season, actor=world.head, at=NOON)
    with pytest.raises(CovenantNotAdopted):
        supersede_covenant(covenant, "Lý do", actor=world.head, at=NOON)

    adopt_covenant(covenant, revision=0, actor=world.head, at=NOON)
    with pytest.raises(ReasonMissing):
        supersede_covenant(covenant, " ", actor=world.head, at=NOON)


def test_the_first_draft_promises_what_this_bloc_registered(world: World) -> None:
    open_season(world)
    before = draft_covenant(world.season, actor=world.head, at=NOON)
    assert not before.targets.filter(text__contains="danh hiệu").exists()
    before.delete()
    for code, people in (("AAA", (40, 30, 4)), ("BBB", (20, 19, 2))):
        submitted(world, code)
        Registration.objects.filter(unit=world.units[code]).update(
            headcount=people[0], advanced_workers=people[1], grassroots_fighters=people[2]
        )

    covenant = draft_covenant(world.season, actor=world.head, at=NOON)

    assert [t.text for t in covenant.targets.filter(text__contains="danh hiệu")] == [
        "Từ 81% trở lên đạt danh hiệu Lao động tiên tiến",
        "Từ 10% trở lên đạt danh hiệu Chiến sĩ thi đua cơ sở",
    ]


def test_a_target_out_of_reach_is_adopted_only_with_a_reason(world: World) -> None:
    open_season(world)
    covenant = draft_covenant(world.season, actor=world.head, at=NOON)
    for title, share in (("Lao động tiên tiến", 70), ("Chiến sĩ thi đua cơ sở", 90)):
        CommonTarget.objects.create(
            covenant=covenant, text=f"Từ {share}% {title}", figure=share, unit_of_measure="%",
            population="tổng số người",
        )  # fmt: skip

    with pytest.raises(TargetOutOfReach, match="lý do"):
        adopt_covenant(covenant, revision=0, actor=world.head, at=NOON)
    kept = adopt_covenant(
        covenant, revision=0, actor=world.head, at=NOON, reason="Khối phấn đấu vượt"
    )
    assert kept.adopted_despite == "Khối phấn đấu vượt"
    assert Entry.objects.get(action="pledges.adopt_covenant").data["reason"] == "Khối phấn đấu vượt"


def test_the_day_of_signing_is_the_day_of_the_last_stamp(world: World) -> None:
    open_season(world)
    covenant = adopted(world)
    Covenant.objects.filter(pk=covenant.pk).update(signed_on=date(2023, 3, 31))
    for code in world.units:
        sign(world, covenant, code)
    covenant.refresh_from_db()
    assert covenant.signed_on == date(2023, 6, 15)


def test_an_adopted_covenant_is_compared_with_the_journal(world: World) -> None:
    open_season(world)
    covenant = adopted(world)
    assert list(faults_of_rows()) == []

    changed = covenant.canonical.replace("2023", "2024")
    Covenant.objects.filter(pk=covenant.pk).update(canonical=changed, hash="0" * 64)
    (fault,) = faults_of_rows()
    assert fault.text == f"{covenant}: toàn văn đã thông qua bị sửa"
