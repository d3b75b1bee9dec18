"""Signing in: in Vietnamese, slowed down when guessed at, closed to the deactivated."""

import base64
import hashlib
import hmac
import re
import struct
import time

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from tests.factories import NOON, PASSWORD, World, make_user
from thidua.apps.accounts.actions.accounts import seed_password, set_active
from thidua.apps.accounts.models import User

NEW = "hoa-ban-trang-26"
ENGLISH = re.compile(
    r"\b(password|sign|account|please|your|enter|the|code|login|forgot|added|name|submit)\b",
    re.IGNORECASE,
)


@pytest.fixture(autouse=True)
def _no_attempts_yet() -> None:
    cache.clear()


@pytest.fixture
def person(db: None) -> User:
    return make_user("nguoi.dung", "Nguyễn Văn Dùng")


def sign_in(client: Client, username: str, password: str = PASSWORD) -> HttpResponse:
    return client.post("/accounts/login/", {"login": username, "password": password})


def confirm(client: Client) -> None:
    """Before the account is changed, the password is asked for again."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})


def words_of(content: str) -> str:
    """What a person reads on a page."""
    text = re.sub(r"(?s)<(script|style|head|svg).*?</\1>", " ", content)
    said = re.findall(r'(?:placeholder|aria-label|title|alt)="([^"]*)"', text)
    return " ".join([re.sub(r"<[^>]+>", " ", text), *said])


def totp(secret: str) -> str:
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def test_a_person_signs_in_with_name_or_address(person: User) -> None:
    User.objects.filter(pk=person.pk).update(email="dung@example.vn")

    for name in ("nguoi.dung", "dung@example.vn"):
        client = Client()
        assert sign_in(client, name).url == "/"
        assert client.get("/accounts/profile/").context["user"] == person


def test_a_wrong_password_is_told_in_vietnamese_and_keeps_the_name(person: User) -> None:
    page = sign_in(Client(), "nguoi.dung", "sai").content.decode()

    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in page
    assert 'value="nguoi.dung"' in page


@pytest.mark.usefixtures("still_clock")
def test_guessing_a_password_is_stopped_in_vietnamese(person: User) -> None:
    client = Client(REMOTE_ADDR="203.0.113.5")
    for _ in range(5):
        sign_in(client, "nguoi.dung", "sai")

    page = sign_in(client, "nguoi.dung").content.decode()

    assert "Đăng nhập sai quá nhiều lần" in page
    assert client.get("/accounts/profile/").status_code == 302


@pytest.mark.usefixtures("still_clock")
def test_hammering_from_one_machine_gets_a_page_of_its_own(person: User) -> None:
    client = Client(REMOTE_ADDR="203.0.113.6")
    answers = [sign_in(client, f"ai-do-{n}", "sai") for n in range(301)]

    assert answers[-1].status_code == 429
    assert "Quá nhiều lần thử" in answers[-1].content.decode()


def test_a_deactivated_user_is_kept_out_and_told_whom_to_ask(person: User) -> None:
    client, other = Client(), Client()
    sign_in(other, "nguoi.dung")
    set_active(person, is_active=False, at=NOON)

    answer = client.post(
        "/accounts/login/", {"login": "nguoi.dung", "password": PASSWORD}, follow=True
    )

    assert "Tài khoản này đang bị khoá" in answer.content.decode()
    assert client.get("/accounts/profile/").status_code == 302
    assert other.get("/accounts/profile/").status_code == 302


def test_nobody_signs_up_alone(db: None) -> None:
    client = Client()

    page = client.get("/accounts/signup/").content.decode()
    client.post("/accounts/signup/", {"username": "ke.la", "password1": NEW, "password2": NEW})

    assert "Tài khoản mở theo lời mời" in page
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "path",
    ["login/", "signup/", "password/reset/", "password/reset/done/", "inactive/",
     "password/reset/key/0-sai/"],
)  # fmt: skip
@pytest.mark.parametrize("language", ["vi", "fr-FR,fr;q=0.9"])
def test_pages_before_the_door_hold_no_english(db: None, path: str, language: str) -> None:
    page = Client(HTTP_ACCEPT_LANGUAGE=language).get(f"/accounts/{path}")

    assert page.status_code == 200
    assert ENGLISH.findall(words_of(page.content.decode())) == []


@pytest.mark.parametrize(
    "path",
    ["profile/", "password/change/", "2fa/", "2fa/totp/activate/", "2fa/webauthn/",
     "2fa/webauthn/add/", "reauthenticate/", "3rdparty/"],
)  # fmt: skip
def test_pages_of_the_own_account_hold_no_english_and_no_inline_script(
    person: User, path: str
) -> None:
    client = Client(HTTP_ACCEPT_LANGUAGE="en-US")
    sign_in(client, "nguoi.dung")
    confirm(client)

    page = client.get(f"/accounts/{path}")
    content = page.content.decode()

    assert page.status_code == 200
    assert ENGLISH.findall(words_of(content).replace("Authenticator", "")) == []
    for attributes in re.findall(r"<script([^>]*)>", content):
        assert "src=" in attributes or "application/json" in attributes
    assert not re.search(r"\s(style|on[a-z]+)=\"", content)
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]


def test_a_forgotten_password_is_reset_by_letter(person: User) -> None:
    User.objects.filter(pk=person.pk).update(email="dung@example.vn", must_change_password=True)
    client = Client()
    client.post("/accounts/password/reset/", {"email": "dung@example.vn"})

    letter = mail.outbox[0]
    link = re.search(r"http://testserver(\S+)", letter.body)
    assert link is not None
    form = client.get(link[1], follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})

    assert letter.subject == "[Thi Đua] Đặt lại mật khẩu"
    assert ENGLISH.findall(re.sub(r"http\S+", "", letter.body)) == []
    person.refresh_from_db()
    assert (person.check_password(NEW), person.must_change_password) == (True, False)


# --- the seeded password -----------------------------------------------------------


@pytest.fixture
def seeded(person: User) -> Client:
    seed_password(person, "kmwt-7392-hbde", at=NOON)
    client = Client()
    sign_in(client, "nguoi.dung", "kmwt-7392-hbde")
    return client


def test_a_seeded_password_is_changed_before_anything_else(seeded: Client, person: User) -> None:
    change = "/accounts/password/change/"

    assert seeded.get("/").url == seeded.get("/accounts/2fa/").url == change
    assert "mật khẩu được cấp" in seeded.get(change).content.decode()
    api = seeded.get("/api/v1/units")
    assert (api.status_code, "phải được đổi" in api.json()["detail"]) == (403, True)
    htmx = seeded.get("/", headers={"HX-Request": "true"})
    assert (htmx.status_code, htmx.headers["HX-Redirect"]) == (204, change)

    form = {"oldpassword": "kmwt-7392-hbde", "password1": NEW, "password2": NEW}
    assert seeded.post(change, form).url == "/"
    person.refresh_from_db()
    assert person.must_change_password is False
    assert seeded.get("/accounts/profile/").status_code == 200


@pytest.mark.parametrize(
    ("new", "again", "words"),
    [
        ("kmwt-7392-hbde", "kmwt-7392-hbde", "Mật khẩu mới phải khác mật khẩu đang dùng"),
        ("ngan", "ngan", "ít nhất 10 ký tự"),
        ("1234567890", "1234567890", "phổ biến"),
        (NEW, "khac-han-26", "Hai lần gõ mật khẩu chưa giống nhau"),
    ],
)
def test_a_poor_new_password_is_refused(seeded: Client, new: str, again: str, words: str) -> None:
    page = seeded.post(
        "/accounts/password/change/",
        {"oldpassword": "kmwt-7392-hbde", "password1": new, "password2": again},
    )

    assert words in page.content.decode()
    assert seeded.get("/").status_code == 302


def test_a_seeded_user_may_sign_out(seeded: Client) -> None:
    assert seeded.post("/accounts/logout/").status_code == 302
    assert seeded.get("/").url.startswith("/accounts/login/")


# --- two factors -------------------------------------------------------------------


def test_two_factors_are_set_up_and_asked_for(person: User) -> None:
    User.objects.filter(pk=person.pk).update(email="dung@example.vn")
    client = Client()
    sign_in(client, "nguoi.dung")
    assert client.get("/accounts/2fa/totp/activate/").url.startswith("/accounts/reauthenticate/")
    confirm(client)
    page = client.get("/accounts/2fa/totp/activate/")
    secret = page.context["form"].secret

    wrong = client.post("/accounts/2fa/totp/activate/", {"code": "abc"})
    done = client.post("/accounts/2fa/totp/activate/", {"code": totp(secret)}, follow=True)

    assert "data:image/svg+xml" in page.content.decode()
    assert "Mã chưa đúng" in wrong.content.decode()
    assert "Mã dự phòng" in done.content.decode()
    assert "đang bật" in client.get("/accounts/profile/").content.decode()
    recovery = Authenticator.objects.get(user=person, type="recovery_codes").wrap()
    again = Client()
    asked = again.post(
        "/accounts/login/", {"login": "nguoi.dung", "password": PASSWORD}, follow=True
    )
    assert again.get("/accounts/profile/").status_code == 302
    assert ENGLISH.findall(words_of(asked.content.decode())) == []
    again.post("/accounts/2fa/authenticate/", {"code": recovery.get_unused_codes()[0]})
    assert again.get("/accounts/profile/").status_code == 200


def test_the_clock_of_sessions_is_ours(person: User) -> None:
    client = Client()
    sign_in(client, "nguoi.dung")

    assert client.session.get_expiry_date() > timezone.now()


def test_a_page_of_the_world_needs_signing_in(world: World) -> None:
    for path in ("/", "/accounts/profile/", "/organisations/units/", "/organisations/blocs/"):
        assert Client().get(path).url.startswith("/accounts/login/?next=")
    assert Client().get("/api/v1/units").status_code == 401
