"""What every answer carries, whoever gives it: a view, an error page, a refusal before any view."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from tests.conftest import SignIn
from tests.factories import World

CLOSED = ("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
ALONE = ("default-src 'none'", "sandbox")
"""A file to be saved runs nothing and fetches nothing."""


def check_guarded(answer: Any) -> None:
    policy = answer.headers.get("Content-Security-Policy", "")
    parts = [part.strip() for part in policy.split(";")]
    asked = ALONE if answer.headers.get("Content-Disposition", "").startswith("att") else CLOSED
    assert set(asked) <= set(parts), answer.headers
    assert "unsafe" not in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("method", "path", "extra", "status"),
    [
        ("get", "/", {}, 302),
        ("get", "/accounts/login/", {}, 200),
        ("get", "/accounts/login", {}, 301),
        ("get", "/", {"headers": {"host": "evil.example"}}, 400),
        ("get", "/?q=%00", {}, 400),
        ("get", "/healthz", {}, 200),
        ("get", "/api/v1/units", {}, 401),
        ("post", "/accounts/login/", {}, 403),
        ("get", "/organisations/invitations/accept/khong-co/", {}, 410),
    ],
)
@pytest.mark.django_db
def test_strangers(method: str, path: str, extra: dict[str, object], status: int) -> None:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)

    answer = getattr(client, method)(path, **extra)

    assert answer.status_code == status
    check_guarded(answer)


def test_members(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.member)
    expected = {
        reverse("home:index"): 200,
        reverse("seasons:detail", args=[world.season.pk]): 200,
        reverse("seasons:edit", args=[world.season.pk]): 403,
        reverse("seasons:detail", args=[999]): 404,
        reverse("seasons:move", args=[world.season.pk]): 405,
        reverse("organisations:units_workbook"): 200,
        "/api/v1/units": 200,
        "/api/v1/units/999": 404,
    }

    for path, status in expected.items():
        answer = client.get(path)
        assert (path, answer.status_code) == (path, status)
        check_guarded(answer)
        assert "private" in answer.headers["Cache-Control"]


def test_an_address_for_forms_opened_as_a_page_answers_with_a_page_of_ours(
    world: World, sign_in: SignIn
) -> None:
    answer = sign_in(world.head).get(reverse("seasons:move", args=[world.season.pk]))

    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "Không mở được trực tiếp" in answer.content.decode()


def test_an_expired_session_leads_back_to_the_page_one_was_on(world: World) -> None:
    page = reverse("seasons:detail", args=[world.season.pk])
    target = reverse("seasons:move", args=[world.season.pk])
    login = reverse("account_login")
    there = {"referer": f"http://testserver{page}?tab=1"}

    assert Client().get(page).url == f"{login}?next={page}"
    assert Client().post(target, headers=there).url == f"{login}?next={page}%3Ftab%3D1"
    assert Client().post(target).url == f"{login}?next=/"
    elsewhere = {"referer": "http://evil.example/x"}
    assert Client().post(target, headers=elsewhere).url == f"{login}?next=/"


def test_an_expired_session_never_puts_the_sign_in_page_into_a_part_of_a_page(
    world: World,
) -> None:
    page = reverse("seasons:detail", args=[world.season.pk])
    asked = {"hx-request": "true", "hx-current-url": f"http://testserver{page}"}

    answer = Client().get(reverse("home:index"), headers=asked)

    assert answer.status_code == 204
    assert answer.headers["HX-Redirect"] == f"{reverse('account_login')}?next={page}"


def test_our_own_mistake(world: World) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(world.member)
    with override_settings(ROOT_URLCONF="tests.security.broken_urls"):
        answer = client.get("/broken/")

    assert answer.status_code == 500
    check_guarded(answer)
    assert "a mistake of ours" not in answer.content.decode()


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/logout/", "/appraisals/sheets/1/"])
@pytest.mark.django_db
def test_a_body_that_is_far_too_large_is_never_read(path: str) -> None:
    size = str(settings.REQUEST_MAX_BYTES + 1)
    answer = Client().post(path, b"x", content_type="multipart/form-data; boundary=x",
                           headers={"content-length": size})  # fmt: skip

    assert answer.status_code == 413
    assert "tối đa 64 MB" in answer.content.decode()
    check_guarded(answer)


def test_media_is_served_by_no_address(world: World, sign_in: SignIn) -> None:
    (settings.MEDIA_ROOT / "evidence").mkdir(exist_ok=True)
    (settings.MEDIA_ROOT / "evidence" / "a.pdf").write_bytes(b"%PDF-")
    client = sign_in(world.head)

    found = {
        client.get(f"{start}evidence/a.pdf").status_code
        for start in ("/media/", "/files/", "/static/", "/static/../files/", "/")
    }

    assert found == {404}
