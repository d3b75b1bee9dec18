"""Locking every verified sheet of a season in one act."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.apps.appraisals.builders import LATER, fill, opened, sheet_of, submit, verifier_of
from tests.conftest import SignIn
from tests.factories import World
from thidua.apps.appraisals.actions.finishing import finish_verification
from thidua.apps.appraisals.actions.locking_all import lock_sheets
from thidua.apps.appraisals.actions.verification import agree_rest
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.refusals import SheetNotVerified
from thidua.apps.audit.queries import history_of


def verified(world: World, *codes: str) -> None:
    """Sheets handed in, agreed with, and verification finished."""
    opened(world)
    for code in codes:
        fill(world, code)
        submit(world, code)
        agree_rest(sheet_of(world, code), actor=verifier_of(world, code), at=LATER)
        finish_verification(sheet_of(world, code), actor=verifier_of(world, code), at=LATER)


def states(world: World) -> list[str]:
    return [sheet_of(world, code).state for code in world.units]


def test_lock_sheets_locks_and_records_each(world: World) -> None:
    verified(world, "BBB", "CCC")
    sheets = [sheet_of(world, "BBB"), sheet_of(world, "CCC")]

    lock_sheets(sheets, actor=world.head, at=LATER)

    assert states(world) == ["draft", "locked", "locked"]
    for sheet in sheets:
        assert history_of(sheet).filter(action="appraisals.lock_sheet").count() == 1


def test_lock_sheets_locks_all_or_none(world: World) -> None:
    verified(world, "AAA", "BBB")
    own = [sheet_of(world, "BBB"), sheet_of(world, "AAA")]
    with pytest.raises(PermissionDenied):
        lock_sheets(own, actor=world.head, at=LATER)
    fill(world, "CCC")
    submit(world, "CCC")
    unfinished = [sheet_of(world, "BBB"), sheet_of(world, "CCC")]
    with pytest.raises(SheetNotVerified, match="chưa kết thúc thẩm định"):
        lock_sheets(unfinished, actor=world.head, at=LATER)

    assert states(world) == ["verified", "verified", "self_scored"]


def test_one_page_asks_once_and_locks_what_is_ticked(world: World, sign_in: SignIn) -> None:
    verified(world, "AAA", "BBB", "CCC")
    listing = reverse("appraisals:sheets", args=[world.season.pk])
    url = reverse("appraisals:lock_sheets", args=[world.season.pk])
    head = sign_in(world.head)

    assert "Khoá 2 bảng đã thẩm định" in head.get(listing).content.decode()
    assert [sheet.unit.code for sheet in head.get(url).context["waiting"]] == ["BBB", "CCC"]
    own, ticked = sheet_of(world, "AAA"), sheet_of(world, "CCC")
    response = head.post(url, {"sheet": [own.pk, ticked.pk]}, follow=True)

    assert states(world) == ["verified", "verified", "locked"]
    assert "Đã khoá 1 bảng chấm điểm." in response.content.decode()


def test_the_page_has_nothing_for_who_does_not_verify(world: World, sign_in: SignIn) -> None:
    verified(world, "CCC")
    url = reverse("appraisals:lock_sheets", args=[world.season.pk])
    member = sign_in(world.member)

    assert "Không có bảng nào đã thẩm định" in member.get(url, follow=True).content.decode()
    member.post(url, {"sheet": sheet_of(world, "CCC").pk})

    assert sheet_of(world, "CCC").state == Sheet.State.VERIFIED
