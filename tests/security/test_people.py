"""Who may no longer, or not yet: seats by their days, accounts, sessions, and what names can do."""

import json
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.appraisals.builders import all_locked, opened, sheet_of
from tests.conftest import SignIn
from tests.factories import NOON, PASSWORD, World
from thidua.apps.accounts.actions.accounts import set_active
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.audit.models import Entry
from thidua.apps.organisations.models import Bloc, Invitation, Membership, Seat, Unit
from thidua.apps.seasons.models import Season

SCRIPT = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7|add:7 }}"


@pytest.fixture(autouse=True)
def _no_attempts_yet() -> None:
    cache.clear()


def statuses(client: Client, *paths: str) -> list[int]:
    return [client.get(path).status_code for path in paths]


@pytest.mark.parametrize(("since", "until"), [(None, -1), (1, None), (1, 30), (-30, -1)])
def test_a_seat_counts_only_on_its_days(
    world: World, sign_in: SignIn, since: int | None, until: int | None
) -> None:
    opened(world)
    client, sheet, today = sign_in(world.head), sheet_of(world, "AAA"), timezone.localdate()
    paths = [
        reverse("seasons:detail", args=[world.season.pk]),
        reverse("appraisals:sheet", args=[sheet.pk]),
        reverse("organisations:unit", args=[world.units["AAA"].pk]),
        f"/api/v1/seasons/{world.season.pk}",
    ]
    assert statuses(client, *paths) == [200] * 4

    Seat.objects.filter(user=world.head).update(
        since=None if since is None else today + timedelta(days=since),
        until=None if until is None else today + timedelta(days=until),
    )

    assert statuses(client, *paths) == [404] * 4
    answer = client.post(reverse("seasons:move", args=[world.season.pk]), {"to_state": "reviewing"})
    assert answer.status_code == 404
    assert Season.objects.get().state == Season.State.SCORING


def test_who_left_the_bloc_or_ran_it_last_year_runs_nothing(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.head)
    next_year = Season.objects.create(
        bloc=world.bloc, year=2024, starts_on="2024-01-01", ends_on="2024-12-31",
        law_as_of="2024-01-01",
    )  # fmt: skip
    Membership.objects.create(bloc=world.bloc, unit=world.units["AAA"], year=2024, order=0)
    Membership.objects.create(bloc=world.bloc, unit=world.units["BBB"], year=2024, role="head")

    edit = reverse("seasons:edit", args=[next_year.pk])
    create = reverse("seasons:create")
    form = {"bloc": world.bloc.pk, "year": 2025, "starts_on": "2025-01-01",
            "ends_on": "2025-12-31", "law_as_of": "2025-01-01"}  # fmt: skip
    assert statuses(client, reverse("seasons:detail", args=[next_year.pk]), edit) == [200, 403]
    assert client.post(create, form).status_code == 422

    Membership.objects.filter(unit=world.units["AAA"], year=2024).delete()

    assert statuses(client, reverse("seasons:detail", args=[next_year.pk])) == [404]
    assert Season.objects.count() == 2


def test_a_closed_account_is_out_at_once(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.head)
    set_active(world.head, is_active=False, at=NOON)

    assert client.get("/").status_code == 302
    assert client.get("/api/v1/units").status_code == 401
    client.post("/accounts/login/", {"login": world.head.username, "password": PASSWORD})
    assert client.get("/").status_code == 302


def test_a_wrong_password_tells_nobody_who_has_an_account(world: World) -> None:
    set_active(world.deputy, is_active=False, at=NOON)
    names = (world.head.username, world.deputy.username, "khong.co.ai")

    pages = [
        Client().post("/accounts/login/", {"login": name, "password": "sai-mat-khau-2026"})
        for name in names
    ]

    told = {
        re.sub(r"[A-Za-z0-9]{64}", "", page.content.decode()).replace(name, "…")  # tokens differ
        for name, page in zip(names, pages, strict=True)
    }
    assert len(told) == 1


def test_signing_in_changes_the_session_and_a_new_password_ends_the_others(world: World) -> None:
    here, there = Client(), Client()
    here.get("/accounts/login/")
    here.session.save()
    before = here.session.session_key
    for client in (here, there):
        client.post("/accounts/login/", {"login": world.head.username, "password": PASSWORD})
    assert here.session.session_key != before
    assert statuses(here, "/") == statuses(there, "/") == [200]

    new = "hoa-ban-trang-26"
    here.post("/accounts/password/change/",
              {"oldpassword": PASSWORD, "password1": new, "password2": new})  # fmt: skip

    assert statuses(here, "/") == [200]
    assert statuses(there, "/") == [302]


def test_signing_out_takes_a_post_with_a_token(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.head)

    assert client.get("/accounts/logout/").status_code == 200
    assert client.get("/").status_code == 200
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(world.head)
    assert strict.post("/accounts/logout/").status_code == 403
    assert strict.get("/").status_code == 200


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_led_elsewhere(world: World, target: str) -> None:
    client = Client()
    form = {"login": world.head.username, "password": PASSWORD, "next": target}

    answer = client.post("/accounts/login/", form)
    refused = client.post(
        reverse("seasons:move", args=[world.season.pk]), {"to_state": "closed"},
        headers={"referer": target},
    )  # fmt: skip

    assert answer["Location"] == "/"
    assert refused["Location"] == "/"


def test_asking_for_a_new_password_tells_nobody_who_has_an_account(world: World) -> None:
    world.head.email = "truong@example.vn"
    world.head.save()

    answers = [
        Client().post("/accounts/password/reset/", {"email": email})
        for email in ("truong@example.vn", "khong.co@example.vn")
    ]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert [letter.to for letter in mail.outbox if "/password/reset/key/" in letter.body] == [
        ["truong@example.vn"]
    ]


def test_the_journal_holds_no_secret(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.standing)
    path = reverse("organisations:invite_to_unit", args=[world.units["CCC"].pk])
    page = client.post(path, {"kind": "officer", "full_name": "Lê Mới"}, follow=True)
    token = page.content.decode().split("/invitations/accept/")[1].split("/")[0]
    new = "hoa-ban-trang-26"
    guest = Client()
    typed = {"full_name": "Lê Mới", "username": "le.moi", "password": new, "password_again": new}
    accept = reverse("organisations:accept_invitation", args=[token])
    assert guest.post(accept, typed).status_code == 302
    assert guest.get(accept).status_code == 410

    told = json.dumps(list(Entry.objects.values_list("data", "subject_name", "subject_id")))
    hashed = Invitation.objects.get().token_hash

    assert Entry.objects.filter(action="organisations.accept_invitation").count() == 1
    assert not [secret for secret in (token, hashed, new, "md5$") if secret in told]
    assert token not in page.content.decode().replace(accept, "")


def test_names_are_shown_as_they_are_typed(world: World, sign_in: SignIn) -> None:
    Bloc.objects.filter(pk=world.bloc.pk).update(name=SCRIPT)
    Unit.objects.update(name=SCRIPT)
    opened(world)
    world.head.full_name = SCRIPT
    world.head.save()
    all_locked(world)
    publish_result(world.season, actor=world.head, at=NOON)
    client, season = sign_in(world.head), world.season.pk
    paths = [
        *("/", "/seasons/", "/organisations/units/", "/organisations/blocs/", "/accounts/profile/"),
        *(
            reverse(name, args=[season])
            for name in (
                "seasons:detail", "seasons:history", "seasons:edit",
                "schemes:season", "pledges:registrations", "pledges:summary", "pledges:covenant",
                "appraisals:sheets", "appraisals:result", "meetings:conference",
                "meetings:prepare_conference", "paperwork:papers",
            )
        ),
        reverse("appraisals:sheet", args=[sheet_of(world, "AAA").pk]),
        reverse("organisations:unit", args=[world.units["AAA"].pk]),
        reverse("organisations:bloc", args=[world.bloc.pk]),
    ]  # fmt: skip

    for path in paths:
        answer = client.get(path)
        page = answer.content.decode()
        assert (path, answer.status_code) == (path, 200)
        assert "alert(1)" in page, path
        assert "<script>alert" not in page, path
        assert "<img src=x" not in page, path
        assert "14" not in page.split("alert(1)&gt;")[-1][:8], path
