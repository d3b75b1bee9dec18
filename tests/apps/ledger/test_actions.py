"""Lines are written, corrected as versions and taken back; what cannot be is refused whole."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.ledger.material import facts, q, recorded
from tests.factories import NOON, World
from thidua.apps.audit.models import Entry
from thidua.apps.ledger.actions.deeds import correct_deed, record_deed, withdraw_deed
from thidua.apps.ledger.facts import facts_of
from thidua.apps.ledger.models import Deed
from thidua.apps.ledger.refusals import (
    DeedHasParts,
    DeedInvalid,
    DeedWithdrawn,
    NothingCorrected,
)
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.refusals import SeasonClosed
from thidua.web.reasons import ReasonMissing
from thidua.web.revisions import StalePage

pytestmark = pytest.mark.django_db


def journal() -> list[str]:
    return list(Entry.objects.filter(action__startswith="ledger.").values_list("action", flat=True))


def test_record_deed_keeps_every_word_and_tells_the_journal(world: World) -> None:
    said = facts(
        world, content="  Trao   học bổng ", quantity=q("467.5", "gan"), beneficiary="Học sinh",
        place="Xã Ia Pa", since=date(2023, 5, 1), evidence="BB số 5", doer=Deed.Doer.SEVERAL,
        partners=(world.units["AAA"].pk,),
    )  # fmt: skip

    deed = record_deed(world.season, said, actor=world.member, at=NOON)

    deed.refresh_from_db()
    kept = facts_of(deed)
    assert (kept.content, kept.quantity, kept.money) == (
        "Trao học bổng", q("467.5", "gan"), q(1_000_000_000, "hon"),
    )  # fmt: skip
    assert (kept.partners, kept.since, kept.place) == (said.partners, said.since, said.place)
    entry = Entry.objects.get(action="ledger.record_deed")
    assert (entry.data["money"], entry.data["quantity_qualifier"]) == ("1000000000", "gan")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"content": " "}, "Ghi đã làm gì"),
        ({"quantity": None, "money": None}, "Ghi số lượng kèm đơn vị tính, hoặc số tiền"),
        ({"measure": ""}, "Ghi đơn vị tính"),
        ({"quantity": q(0)}, "lớn hơn 0"),
        ({"money": q(10**15 + 1)}, "một triệu tỷ"),
        ({"quantity": None, "is_each": True}, "phải ghi cả số lượng"),
        ({"done_on": date(2022, 12, 31)}, "31/12/2022 không dùng được"),
        ({"done_on": date(2023, 6, 16)}, "từ 01/01/2023 đến 15/06/2023"),
        ({"since": date(2023, 6, 2)}, "Từ ngày phải trước"),
        ({"doer": Deed.Doer.BLOC}, "cả Khối thì không ghi đơn vị"),
        ({"doer": Deed.Doer.SEVERAL}, "Chọn các đơn vị cùng làm"),
        ({"part_of": 12345}, "không còn trong sổ"),
    ],
)
def test_record_deed_refuses_what_cannot_be(world: World, said: dict[str, Any], told: str) -> None:
    with pytest.raises(DeedInvalid, match=told):
        record_deed(world.season, facts(world, **said), actor=world.member, at=NOON)

    assert not Deed.objects.exists()
    assert journal() == []


@pytest.mark.parametrize(
    ("who", "whose", "may"),
    [
        ("member", "CCC", True),
        ("member", "AAA", False),
        ("member", None, False),
        ("head", "CCC", True),
        ("head", None, True),
        ("deputy", None, True),
        ("standing", "CCC", True),
        ("outsider", "CCC", False),
    ],
)
def test_record_deed_is_for_the_unit_and_who_runs_the_bloc(
    world: World, who: str, whose: str | None, may: bool
) -> None:
    actor = getattr(world, who)
    if may:
        assert record_deed(world.season, facts(world, whose), actor=actor, at=NOON).pk
    else:
        with pytest.raises(PermissionDenied):
            record_deed(world.season, facts(world, whose), actor=actor, at=NOON)


def test_record_deed_is_refused_in_a_closed_year(world: World) -> None:
    Season.objects.update(state=Season.State.CLOSED, closed_at=NOON)

    with pytest.raises(SeasonClosed):
        recorded(world)


def test_correct_deed_keeps_the_old_wording_with_its_reason(world: World) -> None:
    deed = recorded(world)

    said = facts(world, quantity=q(476))
    correct_deed(deed, said, "Gõ nhầm số", actor=world.member, at=NOON, seen="0")

    deed.refresh_from_db()
    version = deed.versions.get()
    assert (deed.quantity, deed.revision) == (Decimal(476), 1)
    assert (version.facts["quantity"], version.reason, version.by) == (
        "467", "Gõ nhầm số", world.member,
    )  # fmt: skip
    assert journal() == ["ledger.record_deed", "ledger.correct_deed"]


def test_correct_deed_is_refused_without_a_reason_a_change_or_the_last_revision(
    world: World,
) -> None:
    deed, said = recorded(world), facts(world, quantity=q(476))

    with pytest.raises(ReasonMissing):
        correct_deed(deed, said, " ", actor=world.member, at=NOON)
    with pytest.raises(NothingCorrected):
        correct_deed(deed, facts(world), "Vì sao", actor=world.member, at=NOON)
    with pytest.raises(StalePage):
        correct_deed(deed, said, "Vì sao", actor=world.member, at=NOON, seen="7")
    with pytest.raises(PermissionDenied):
        correct_deed(deed, facts(world, "AAA"), "Vì sao", actor=world.member, at=NOON)

    assert not deed.versions.exists()


def test_withdraw_deed_leaves_the_line_to_be_read_and_refuses_more(world: World) -> None:
    deed = recorded(world)

    withdraw_deed(deed, "Trùng", actor=world.head, at=NOON)

    deed.refresh_from_db()
    assert (deed.withdrawn_at, deed.withdrawn_reason) == (NOON, "Trùng")
    with pytest.raises(DeedWithdrawn):
        withdraw_deed(deed, "Trùng", actor=world.head, at=NOON)
    with pytest.raises(DeedWithdrawn):
        correct_deed(deed, facts(world), "Vì sao", actor=world.head, at=NOON)


def test_a_whole_with_parts_is_not_taken_back_and_never_its_own_part(world: World) -> None:
    whole = recorded(world)
    part = recorded(world, part_of=whole.pk, quantity=q(100), money=None)

    with pytest.raises(DeedHasParts):
        withdraw_deed(whole, "Trùng", actor=world.member, at=NOON)
    with pytest.raises(DeedInvalid, match="chính nó"):
        correct_deed(whole, facts(world, part_of=part.pk), "Thử", actor=world.member, at=NOON)

    withdraw_deed(part, "Trùng", actor=world.member, at=NOON)
    withdraw_deed(whole, "Trùng", actor=world.member, at=NOON)
