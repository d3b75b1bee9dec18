"""The page of health: each part with a colour, and advice where something is wrong."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from tests.conftest import SignIn
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.audit.actions import record
from thidua.apps.jobs.models import Job
from thidua.config.watching import health_page, state
from thidua.config.watching.health_page import in_words, lines

pytestmark = pytest.mark.django_db


def looks() -> dict[str, tuple[str, str]]:
    return {line.name: (line.badge.tone, line.detail) for line in lines(timezone.now())}


def test_it_is_for_the_standing_office(world: World, sign_in: SignIn) -> None:
    page = reverse("organisations:health", args=[world.authority.pk])

    shown = one_line(sign_in(world.standing).get(page).content.decode())
    assert all(name in shown for name in looks())
    assert (
        "Sức khỏe hệ thống"
        in sign_in(world.standing)
        .get(reverse("organisations:authority", args=[world.authority.pk]))
        .content.decode()
    )
    for user in (world.member, world.head):
        assert sign_in(user).get(page).status_code == 404


def test_what_waits_too_long_is_told_with_advice(world: World) -> None:
    assert looks()["Hàng đợi"][0] == "green"
    at = timezone.now() - timedelta(hours=2)
    Job.objects.create(kind="x", title="x", owner=world.member, created_at=at, beat_at=at)
    record("seasons.create", world.season, actor=world.head, at=at)

    assert looks()["Hàng đợi"] == (
        "yellow", "1 chờ, 0 đang chạy, 0 hỏng trong một ngày; việc đầu chờ 2 giờ",
    )  # fmt: skip
    # the entry, and that its chain was opened
    assert looks()["Nhật ký"] == ("green", "2 bản ghi, bản ghi cuối 2 giờ trước")
    assert all(line.advice for line in lines(timezone.now()) if line.badge.tone != "green")


def test_missing_migrations_a_full_disk_and_a_silent_worker_are_red(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'audit' AND name LIKE '0001%'")
    monkeypatch.setattr(health_page, "LITTLE", 10**18)
    monkeypatch.setattr(health_page, "silence", lambda: 95.0)

    assert looks()["Cấu trúc dữ liệu"] == ("red", "còn 1 bước")
    assert looks()["Ổ đĩa"][0] == "red"
    assert looks()["Bộ xử lý nền"] == ("red", "báo lần cuối 1 phút trước")


def test_a_server_that_runs_out_of_connections_is_red(monkeypatch: pytest.MonkeyPatch) -> None:
    full = state.Server({"active": 60, "idle": 30}, 100, {"n2": 4096})
    monkeypatch.setattr(state, "server", lambda: full)

    assert looks()["Cơ sở dữ liệu"] == (
        "red", "PostgreSQL, 90/100 kết nối; máy dự phòng n2 chậm 4 KB",
    )  # fmt: skip


@pytest.mark.parametrize(("name", "tone"), [("never", "yellow"), ("now", "green")])
def test_backups_and_tidying_are_told(
    name: str, tone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    age = {"never": None, "now": 5.0}[name]
    monkeypatch.setattr(health_page.marks, "age", lambda mark: age)

    assert looks()["Sao lưu"][0] == looks()["Dọn dữ liệu cũ"][0] == tone


@pytest.mark.parametrize(
    ("seconds", "words"), [(5, "5 giây"), (61, "1 phút"), (7300, "2 giờ"), (90000, "1 ngày")]
)
def test_a_while_is_told_in_its_largest_unit(seconds: float, words: str) -> None:
    assert in_words(seconds) == words
