"""The officer presents, the leader signs with the password; what changed in between is told."""

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.apps.appraisals.builders import (
    FULL,
    LATER,
    fill,
    line_of,
    opened,
    save,
    sheet_of,
    submit,
)
from tests.apps.appraisals.test_views import seen_on
from tests.conftest import SignIn
from tests.factories import NOON, PASSWORD, World
from tests.one_line import one_line
from thidua.apps.accounts.models import User
from thidua.apps.accounts.refusals import WrongPassword
from thidua.apps.appraisals.actions.sheets import return_sheet, withdraw_sheet
from thidua.apps.appraisals.actions.signing import give_back_draft, present_sheet, submit_sheet
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.papers.score_sheet import build_score_sheet
from thidua.apps.appraisals.queries import files_of
from thidua.apps.appraisals.refusals import SheetMovedOn, SheetNotPresented
from thidua.apps.appraisals.scoring.fed import fed_lines
from thidua.apps.appraisals.scoring.looks import look_at, marks_of
from thidua.apps.appraisals.seams.obligations.sheets import obligations_of
from thidua.apps.audit.models import Entry
from thidua.apps.audit.names.reading import told
from thidua.apps.organisations.actions.blocs import bloc_facts, edit_bloc
from thidua.apps.organisations.models import Seat
from thidua.apps.paperwork.queries import rendered
from thidua.apps.paperwork.registries.papers import Request
from thidua.web.reasons import ReasonMissing


@pytest.fixture(autouse=True)
def _no_earlier_attempts() -> None:
    """The limit of password attempts is kept in the cache."""
    cache.clear()


@pytest.fixture
def world(world: World) -> World:
    opened(world)
    fill(world, "CCC")
    return world


def owed(world: World, user: User) -> list[str]:
    day = NOON.date()
    world.season.refresh_from_db()
    return [one.text for one in obligations_of(User.objects.get(pk=user.pk), [world.season], day)]


def seen(world: World) -> str:
    sheet = sheet_of(world, "CCC")
    return marks_of(look_at(fed_lines(sheet), files_of(sheet)))


def no_leader(world: World) -> None:
    Seat.objects.filter(user=world.leaders["CCC"]).update(until=NOON.date())


def test_the_officer_presents_and_the_leader_signs(world: World) -> None:
    officer, leader = world.member, world.leaders["CCC"]
    assert owed(world, officer) == ["Tự chấm điểm và trình lãnh đạo ký bảng của Hội CCC"]
    present_sheet(sheet_of(world, "CCC"), actor=officer, at=NOON)
    assert owed(world, officer) == ["Đang chờ lãnh đạo ký và nộp bảng tự chấm của Hội CCC"]
    assert owed(world, leader) == ["Ký và nộp bảng tự chấm của Hội CCC"]
    Seat.objects.filter(user=leader).update(title="Chủ tịch Hội")

    sheet = submit_sheet(
        sheet_of(world, "CCC"), password=PASSWORD, seen=seen(world), actor=leader, at=LATER
    )

    assert (sheet.ready_by, sheet.submitted_by) == (officer, leader)
    assert (sheet.signed_name, sheet.signed_office) == ("CCC.TT", "Chủ tịch Hội")
    data = told(Entry.objects.get(action="appraisals.submit_sheet"))
    assert (data["prepared"], data["signed"]) == ("CCC.CV", ["CCC.TT", "Chủ tịch Hội"])


def test_the_officer_cannot_sign_where_there_is_a_leader(world: World) -> None:
    sheet = sheet_of(world, "CCC")
    for act in (
        lambda: submit_sheet(sheet, password=PASSWORD, actor=world.member, at=LATER),
        lambda: give_back_draft(sheet, reason="x", actor=world.member, at=LATER),
    ):
        with pytest.raises(PermissionDenied):
            act()
    with pytest.raises(PermissionDenied):
        present_sheet(sheet, actor=world.head, at=LATER)
    submitted = submit(world, "CCC")
    with pytest.raises(PermissionDenied):
        withdraw_sheet(submitted, actor=world.member, at=LATER)


def test_the_officer_signs_where_no_leader_can_sign_in(world: World, sign_in: SignIn) -> None:
    no_leader(world)

    page = one_line(sign_in(world.member).get(sheet_of(world, "CCC").get_absolute_url()))
    assert "Đơn vị chưa có tài khoản thủ trưởng" in page
    assert "Ký và nộp…" in page
    sheet = submit_sheet(sheet_of(world, "CCC"), password=PASSWORD, actor=world.member, at=LATER)
    assert (sheet.signed_name, sheet.signed_office) == ("CCC.CV", "Chuyên viên của đơn vị")


def test_a_bloc_may_let_officers_hand_in(world: World, sign_in: SignIn) -> None:
    form = {"code": "K1", "name": "Khối thi đua Một", "officers_hand_in": "on"}
    edited = sign_in(world.standing).post(
        reverse("organisations:edit_bloc", args=[world.bloc.pk]), form
    )
    assert edited.status_code == 302
    world.bloc.refresh_from_db()
    assert world.bloc.officers_hand_in
    assert owed(world, world.member) == ["Tự chấm điểm, ký và nộp bảng của Hội CCC"]
    sheet = submit_sheet(sheet_of(world, "CCC"), password=PASSWORD, actor=world.member, at=LATER)
    assert sheet.state == Sheet.State.SELF_SCORED
    told = Entry.objects.filter(action="organisations.edit_bloc").latest("pk").data
    assert told["officers_hand_in"] == {"from": "", "to": "True"}
    edit_bloc(world.bloc, bloc_facts(world.bloc), actor=world.standing, at=LATER)
    assert world.bloc.officers_hand_in


def test_a_wrong_password_signs_nothing_and_counts(world: World, sign_in: SignIn) -> None:
    with pytest.raises(WrongPassword, match="Bảng chưa được ký và chưa nộp"):
        submit_sheet(sheet_of(world, "CCC"), password="sai", actor=world.leaders["CCC"], at=LATER)
    client = sign_in(world.leaders["CCC"])
    url = reverse("appraisals:submit_sheet", args=[sheet_of(world, "CCC").pk])
    data = {"seen": seen(world), "password": "sai"}
    answers = [client.post(url, data) for _ in range(12)]
    assert answers[0].status_code == 422
    assert "Mật khẩu không đúng" in one_line(answers[0])
    assert answers[-1].status_code == 429
    assert "Đợi vài phút" in one_line(answers[-1])
    assert client.post(url, data | {"password": PASSWORD}).status_code == 429
    assert sheet_of(world, "CCC").state == Sheet.State.DRAFT


def test_what_was_changed_after_the_page_was_opened_is_not_signed(
    world: World, sign_in: SignIn
) -> None:
    client = sign_in(world.leaders["CCC"])
    url = reverse("appraisals:submit_sheet", args=[sheet_of(world, "CCC").pk])
    data = {"seen": seen_on(client.get(url).text), "password": PASSWORD}
    save(world, "CCC", "II.1", actual="3")

    refused = client.post(url, data)

    assert refused.status_code == 422
    assert "Chưa ký: mục II.1 vừa được sửa" in one_line(refused)
    assert sheet_of(world, "CCC").state == Sheet.State.DRAFT
    with pytest.raises(SheetMovedOn):
        submit_sheet(
            sheet_of(world, "CCC"),
            password=PASSWORD,
            seen=data["seen"],
            actor=world.leaders["CCC"],
            at=LATER,
        )
    again = data | {"seen": seen_on(refused.text)}
    assert client.post(url, again).status_code == 302
    assert sheet_of(world, "CCC").signed_name == "CCC.TT"


def test_given_back_with_a_remark_and_shown_what_changed(world: World, sign_in: SignIn) -> None:
    leader = world.leaders["CCC"]
    with pytest.raises(SheetNotPresented):
        give_back_draft(sheet_of(world, "CCC"), reason="x", actor=leader, at=LATER)
    present_sheet(sheet_of(world, "CCC"), actor=world.member, at=NOON)
    with pytest.raises(ReasonMissing):
        give_back_draft(sheet_of(world, "CCC"), reason=" ", actor=leader, at=LATER)
    client = sign_in(leader)
    back = reverse("appraisals:give_back_draft", args=[sheet_of(world, "CCC").pk])
    assert client.post(back, {"reason": "Xem lại II.1"}).status_code == 302
    assert owed(world, world.member) == [
        "Sửa bảng tự chấm của Hội CCC theo ý kiến lãnh đạo, trình lại"
    ]
    officer = sign_in(world.member)
    page = one_line(officer.get(sheet_of(world, "CCC").get_absolute_url()))
    assert "Lãnh đạo trả lại để sửa.</strong>Xem lại II.1" in page
    save(world, "CCC", "II.1", actual="2", note="Hai phong trào")
    asked = reverse("appraisals:present_sheet", args=[sheet_of(world, "CCC").pk])
    assert officer.post(asked).status_code == 302

    url = reverse("appraisals:submit_sheet", args=[sheet_of(world, "CCC").pk])
    page = one_line(client.get(url))

    assert "II.1 Phong trào" in page
    assert "sửa diễn giải" in page
    assert page.count("#line-") == 1
    assert f'#line-{line_of(world, "CCC", "II.1").pk}"' in page
    assert "Lần trước lãnh đạo ghi" in page


def test_after_a_return_the_leader_sees_what_is_other_than_signed(
    world: World, sign_in: SignIn
) -> None:
    sheet = submit(world, "CCC")
    return_sheet(sheet, reason="Sai I.1", actor=world.head, at=LATER)
    sheet = sheet_of(world, "CCC")
    assert (sheet.signed_name, sheet.ready_at) == ("", None)
    url = reverse("appraisals:submit_sheet", args=[sheet.pk])
    assert "Không có gì thay đổi." in one_line(sign_in(world.leaders["CCC"]).get(url))
    save(world, "CCC", "I.1", actual="90")
    page = one_line(sign_in(world.leaders["CCC"]).get(url))
    assert "I.1 Nhiệm vụ được giao" in page
    assert FULL["I.1", 0] in page


def test_the_paper_names_who_prepared_and_who_signed(world: World) -> None:
    present_sheet(sheet_of(world, "CCC"), actor=world.member, at=NOON)
    submit(world, "CCC")
    request = Request(world.season, world.units["CCC"], world.leaders["CCC"], NOON.date())

    document = build_score_sheet(request)

    prepared, signed = document.signatures.signatures  # type: ignore[union-attr] # there are two
    assert prepared.name == "CCC.CV"
    assert (signed.office, signed.name) == ("THỦ TRƯỞNG ĐƠN VỊ", "CCC.TT")
    assert signed.proof == ("Ký trên hệ thống lúc 13:00 ngày 15/06/2023",)
    assert rendered(document, "pdf", NOON.date()).startswith(b"%PDF")
