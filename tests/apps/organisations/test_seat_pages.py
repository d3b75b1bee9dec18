"""Pages of seats, settings and invitations, as a browser meets them."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.apps.organisations.pages import address
from tests.conftest import SignIn
from tests.factories import World
from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import AuthoritySetting, Invitation, Seat

# --- people ----------------------------------------------------------------------


def test_the_office_gives_and_ends_a_seat(world: World, office: Client) -> None:
    person = world.outsider
    office.post(
        address("give_seat_at_unit", world.units["AAA"].pk),
        {"person": person.pk, "kind": "leader", "title": "Chủ tịch", "since": "2024-01-01"},
    )
    seat = Seat.objects.get(user=person, unit=world.units["AAA"])
    assert (seat.kind, seat.title) == ("leader", "Chủ tịch")

    refused = office.post(address("end_seat", seat.pk), {"last_day": "2023-01-01"})
    office.post(address("end_seat", seat.pk), {"last_day": "2024-06-30"})

    seat.refresh_from_db()
    assert "trước ngày nhận vị trí 01/01/2024" in refused.content.decode()
    assert seat.until == date(2024, 6, 30)


def test_a_leader_cannot_give_a_leaders_seat(world: World, sign_in: SignIn) -> None:
    leader = sign_in(world.leaders["AAA"])
    url = address("give_seat_at_unit", world.units["AAA"].pk)

    answer = leader.post(
        url, {"person": world.officers["AAA"].pk, "kind": "leader", "since": "2024-01-01"}
    )

    assert answer.status_code == 422
    assert leader.get(address("give_seat_at_unit", world.units["BBB"].pk)).status_code == 403


def test_the_page_of_the_authority_shows_what_is_in_force(world: World, office: Client) -> None:
    url = address("set_setting", world.authority.pk)
    form = {"key": "cstdcs_share_of_ldtt", "since": "2023-01-01", "cites": "QĐ 12/2023"}
    office.post(url, {**form, "value": "15"})
    office.post(url, {**form, "value": "12,5 %", "since": "2024-01-01"})
    wrong = office.post(url, {**form, "value": "150"})

    page = office.get(address("authority", world.authority.pk))
    office.post(
        address("edit_authority", world.authority.pk),
        {
            "name": "Tỉnh Thử",
            "kind": "province",
            "standing_office": "Sở Nội vụ tỉnh",
            "place": "Pleiku",
        },
    )

    assert [
        (each.value, each.in_force)
        for group in page.context["settings"]
        for line in group.lines
        for each in line.values
    ] == [
        ("12,5%", True), ("15%", False),
    ]  # fmt: skip
    assert "chỉ nhận số phần trăm lớn hơn 0 và không quá 100" in wrong.content.decode()
    assert AuthoritySetting.objects.count() == 2
    world.authority.refresh_from_db()
    assert world.authority.place == "Pleiku"


def test_settings_are_found_from_the_menu(world: World, office: Client) -> None:
    page = office.get(address("settings"), follow=True)

    assert page.redirect_chain[0][0].endswith(f"/authorities/{world.authority.pk}/#settings")
    assert "Tỷ lệ phiếu của Hội đồng: Cờ thi đua của tỉnh, ngành" in page.content.decode()
    asked = office.get(f"{address('set_setting', world.authority.pk)}?key=award_name_co_tinh")
    assert 'value="award_name_co_tinh" selected' in asked.content.decode()


# --- invitations -----------------------------------------------------------------


def invited(office: Client, world: World, **changes: str) -> str:
    form = {"kind": "officer", "full_name": "Lê Thị Mời", "email": "moi@example.vn", **changes}
    page = office.post(address("invite_to_unit", world.units["AAA"].pk), form, follow=True)
    link: str = page.context["link"]
    return link.removeprefix("http://testserver")


NEW = {
    "full_name": "Lê Thị Mời", "username": "le.moi", "password": "hoa-ban-trang-26",
    "password_again": "hoa-ban-trang-26",
}  # fmt: skip


def test_an_invitation_is_mailed_shown_once_and_accepted_once(world: World, office: Client) -> None:
    link = invited(office, world)
    invitation = Invitation.objects.get()
    again = office.get(address("invitation", invitation.pk))
    guest = Client()

    assert link in mail.outbox[0].body
    assert again.context["link"] == ""
    assert "Hội AAA" in guest.get(link).content.decode()
    assert guest.post(link, NEW).url == "/"
    user = User.objects.get(username="le.moi")
    assert guest.get("/accounts/profile/").context["user"] == user
    assert user.seats.get().unit == world.units["AAA"]
    replay = Client().get(link)
    assert (replay.status_code, "đã được dùng" in replay.content.decode()) == (410, True)
    assert Client().post(link, {**NEW, "username": "ke.khac"}).status_code == 410


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            {"password": "12345", "password_again": "12345"},
            "Mật khẩu quá ngắn: phải có ít nhất 10 ký tự",
        ),
        ({"password_again": "khac"}, "Hai lần gõ mật khẩu chưa giống nhau"),
        ({"username": "AAA.CV"}, "đã có người dùng"),
        ({"username": "có dấu"}, "có ký tự không dùng được"),
        ({"password": "le.moi-1234", "password_again": "le.moi-1234"}, "quá giống"),
    ],
)
def test_accepting_refuses_wrong_input_in_vietnamese(
    world: World, office: Client, change: dict[str, str], words: str
) -> None:
    link = invited(office, world)

    answer = Client().post(link, {**NEW, **change})

    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert Invitation.objects.get().accepted_at is None


def test_a_signed_in_user_takes_the_seat(world: World, office: Client, sign_in: SignIn) -> None:
    link = invited(office, world)
    member = sign_in(world.member)

    assert "Bạn đang đăng nhập" in member.get(link).content.decode()
    assert member.post(link).url == "/accounts/profile/"
    assert world.member.seats.filter(unit=world.units["AAA"]).exists()


def test_closed_links_say_so(world: World, office: Client) -> None:
    late, revoked = invited(office, world), invited(office, world)
    first, second = Invitation.objects.order_by("pk")
    Invitation.objects.filter(pk=first.pk).update(expires_at=timezone.now() - timedelta(1))
    office.post(address("revoke_invitation", second.pk))

    for link, words in ((late, "hết hạn"), (revoked, "thu hồi"), (late + "x/", "")):
        answer = Client().get(link.replace("/x/", "x/"))
        assert (answer.status_code, words in answer.content.decode()) == (410, True)


@pytest.mark.usefixtures("still_clock")
def test_guessing_links_is_slowed_down_and_stops_nobody_who_was_invited(
    world: World, office: Client
) -> None:
    guest = Client(REMOTE_ADDR="203.0.113.9")
    url = address("accept_invitation", "doan-mo")

    codes = [guest.get(url).status_code for _ in range(31)]

    assert codes == [410] * 30 + [429]
    link = invited(office, world)
    assert {guest.get(link).status_code for _colleague in range(40)} == {200}


def test_an_invitation_to_a_leaders_seat_only_by_the_office(world: World, sign_in: SignIn) -> None:
    leader = sign_in(world.leaders["AAA"])

    answer = leader.post(
        address("invite_to_unit", world.units["AAA"].pk), {"kind": "leader", "full_name": "A"}
    )

    assert (answer.status_code, Invitation.objects.count()) == (422, 0)
    assert leader.get(address("invite_to_office", world.authority.pk)).status_code == 404
