"""One's own account: the profile, its actions, the commands of the machine's keeper."""

import re
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client

from tests.conftest import SignIn
from tests.factories import NOON, World, make_user
from tests.one_line import one_line
from thidua.apps.accounts.actions.accounts import create_account, edit_profile
from thidua.apps.accounts.facts import AccountFacts, ProfileFacts
from thidua.apps.accounts.models import User
from thidua.apps.accounts.refusals import EmailTaken, UsernameTaken
from thidua.apps.accounts.sign_in.seeded_password import seeded_password
from thidua.apps.audit.models import Entry
from thidua.apps.audit.names.reading import told
from thidua.apps.organisations.models import Authority, Seat


def test_edit_profile_records_and_forgets_the_old_address(world: World) -> None:
    user = world.member
    EmailAddress.objects.create(user=user, email="cu@example.vn", primary=True)

    edit_profile(
        user, ProfileFacts("Lê Văn Mới", "moi@example.vn", "0905 123 456"), actor=user, at=NOON
    )

    user.refresh_from_db()
    assert (user.full_name, user.email, user.phone) == (
        "Lê Văn Mới", "moi@example.vn", "0905 123 456",
    )  # fmt: skip
    assert not EmailAddress.objects.exists()
    assert told(Entry.objects.order_by("-pk")[0])["email"] == {"from": "", "to": "moi@example.vn"}


def test_edit_profile_is_for_oneself(world: World) -> None:
    with pytest.raises(PermissionDenied):
        edit_profile(world.member, ProfileFacts("Kẻ khác"), actor=world.standing, at=NOON)


def test_names_and_addresses_are_nobody_elses(world: World) -> None:
    User.objects.filter(pk=world.head.pk).update(email="dau@example.vn")

    with pytest.raises(UsernameTaken):
        create_account(AccountFacts("AAA.CV", "A", "x"), at=NOON)
    with pytest.raises(EmailTaken):
        create_account(AccountFacts("moi", "A", "x", "DAU@example.vn"), at=NOON)
    with pytest.raises(EmailTaken):
        edit_profile(world.member, ProfileFacts("A", "Dau@example.vn"), actor=world.member, at=NOON)


def test_the_profile_tells_seats_and_blocs(
    world: World, sign_in: SignIn
) -> None:  # fixture of conftest
    page = sign_in(world.head).get("/accounts/profile/").content.decode()

    for words in (
        "Hội AAA",
        "Chuyên viên của đơn vị",
        "Khối thi đua Một",
        "năm 2023",
        "Trưởng khối",
    ):
        assert words in page


def test_the_profile_saves_and_keeps_what_was_typed(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.member)

    wrong = client.post(
        "/accounts/profile/", {"full_name": "Tên đã gõ", "email": "không phải", "phone": "abc"}
    )
    good = client.post(
        "/accounts/profile/", {"full_name": " Lê  Mới ", "email": "", "phone": "+84 905 123 456"}
    )

    assert wrong.status_code == 422
    assert "Tên đã gõ" in wrong.content.decode()
    assert "“abc” không phải là số điện thoại" in wrong.content.decode()
    assert good.status_code == 302
    world.member.refresh_from_db()
    assert (world.member.full_name, world.member.phone) == ("Lê Mới", "+84 905 123 456")


def test_theme_and_type_are_kept_in_the_browser(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.member)

    client.post("/accounts/profile/appearance/", {"theme": "dark", "type_size": "large"})
    page = client.get("/accounts/profile/").content.decode()
    client.post("/accounts/profile/appearance/", {"theme": "hồng", "type_size": "large"})

    assert 'data-bs-theme="dark" class="large-type"' in one_line(page)
    assert client.cookies["theme"].value == "dark"


def test_who_chose_no_theme_has_the_systems(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.member)
    first = one_line(client.get("/accounts/profile/"))
    client.post("/accounts/profile/appearance/", {"theme": "light", "type_size": "normal"})
    chosen = one_line(client.get("/accounts/profile/"))
    client.post("/accounts/profile/appearance/", {"theme": "system", "type_size": "normal"})
    again = one_line(client.get("/accounts/profile/"))

    assert ["js/theme" in page for page in (first, chosen, again)] == [True, False, True]
    assert all('data-bs-theme="light"' in page for page in (first, chosen, again))


def test_a_hostile_theme_cookie_stays_text(world: World, sign_in: SignIn) -> None:
    client: Client = sign_in(world.member)
    client.cookies["theme"] = "x><b>"

    assert "<b>" not in client.get("/accounts/profile/").content.decode()


def test_seeded_passwords_are_long_plain_and_different() -> None:
    made = {seeded_password() for _ in range(100)}

    assert len(made) == 100
    assert all(re.fullmatch(r"[a-z]{4}-[2-9]{4}-[a-z]{4}-[2-9]{4}", each) for each in made)


# --- commands ----------------------------------------------------------------------


def test_open_authority_prints_a_password_that_works_once(db: None) -> None:
    out = StringIO()
    arguments = {
        "code": "gia-lai",
        "name": "Tỉnh Gia Lai",
        "username": "snv",
        "full_name": "Trần Hà",
    }

    call_command("open_authority", stdout=out, **arguments)

    password = re.search(r"mật khẩu: (\S+)", out.getvalue())
    assert password is not None
    client = Client()
    client.post("/accounts/login/", {"login": "snv", "password": password[1]})
    assert client.get("/").url == "/accounts/password/change/"
    seat = Seat.objects.get(user__username="snv")
    assert (seat.kind, seat.authority) == ("standing", Authority.objects.get(code="gia-lai"))
    with pytest.raises(CommandError, match="gia-lai"):
        call_command("open_authority", **{**arguments, "username": "khac"})
    with pytest.raises(CommandError, match="snv"):
        call_command("open_authority", **{**arguments, "code": "kon-tum"})
    assert (Authority.objects.count(), User.objects.count()) == (1, 1)


def test_reset_password_and_set_account_active(db: None) -> None:
    make_user("ai")
    out = StringIO()

    call_command("reset_password", "AI", stdout=out)
    call_command("set_account_active", "ai", "--off", stdout=out)

    user = User.objects.get(username="ai")
    password = re.search(r"mật khẩu: (\S+)", out.getvalue())
    assert password is not None
    assert (user.check_password(password[1]), user.must_change_password, user.is_active) == (
        True, True, False,
    )  # fmt: skip
    call_command("set_account_active", "ai", stdout=out)
    assert User.objects.get(username="ai").is_active is True
    for command in ("reset_password", "set_account_active"):
        with pytest.raises(CommandError, match="Không có tài khoản"):
            call_command(command, "ai-do")
