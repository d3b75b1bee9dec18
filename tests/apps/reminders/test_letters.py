"""Letters through a real mail server: what they say, and what becomes of each."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from tests.apps.reminders.mail_server import Box, certificate, knows, mail_server
from tests.apps.reminders.material import MORNING, TEXT, swept, task
from tests.factories import World
from thidua.apps.accounts.models import User
from thidua.apps.reminders.actions.sending import send_waiting
from thidua.apps.reminders.models import Delivery, Reminder

SERVER = "thidua.apps.reminders.posting.servers.MailServer"


@pytest.fixture
def letter(world: World) -> Delivery:
    """One letter with one task, which waits for the officer of CCC."""
    task(world.season, 1)
    User.objects.filter(pk=world.member.pk).update(email="cv@ccc.vn", full_name="Lê Thị Hoa")
    swept()
    return Delivery.objects.get()


def clock(minutes: float = 0) -> Callable[[], datetime]:
    return lambda: MORNING + timedelta(minutes=minutes)


def through(port: int, **more: Any) -> Any:
    return override_settings(
        REMINDER_EMAIL_BACKEND=SERVER, EMAIL_HOST="localhost", EMAIL_PORT=port, EMAIL_TIMEOUT=2,
        PUBLIC_ADDRESS="https://thidua.example.vn", DEFAULT_FROM_EMAIL="nhac@thidua.example.vn",
        **more,
    )  # fmt: skip


def state(letter: Delivery) -> tuple[str, int, str]:
    letter.refresh_from_db()
    return letter.state, letter.tries, letter.error


def test_a_letter_says_what_waits_where_and_how_to_end_it(letter: Delivery) -> None:
    box = Box()
    with mail_server(box) as port, through(port):
        assert send_waiting(clock()) == 1
        assert send_waiting(clock(60)) == 0

    (got,) = box.letters
    assert state(letter) == ("sent", 1, "")
    assert got["subject"] == f"[Thi Đua] {TEXT}"
    assert (got["to"], got["from"]) == ("cv@ccc.vn", "nhac@thidua.example.vn")
    assert got["list-unsubscribe"] == "<https://thidua.example.vn/reminders/channels/>"
    assert got["auto-submitted"] == "auto-generated"
    plain, html = (part.get_content() for part in got.iter_parts())
    assert "Kính gửi Lê Thị Hoa," in plain
    assert f"- Còn 1 ngày hoặc đến hạn hôm nay: {TEXT} (hạn 11/05/2023)" in plain
    assert "https://thidua.example.vn/seasons/" in plain
    assert f'">{TEXT}</a>' in html


def test_several_things_are_counted_in_the_subject(letter: Delivery) -> None:
    Reminder.objects.create(
        user=letter.user, kind="sign", key="x", text="Ký giao ước <2023>", url="/x/",
        created_at=MORNING, letter=letter,
    )  # fmt: skip
    box = Box()
    with mail_server(box) as port, through(port):
        send_waiting(clock())

    assert box.letters[0]["subject"].strip() == f"[Thi Đua] 2 việc: {TEXT}"
    plain, html = (part.get_content() for part in box.letters[0].iter_parts())
    assert "Ký giao ước <2023>" in plain
    assert "Ký giao ước &lt;2023&gt;" in html


def test_with_tls_and_a_password(letter: Delivery, tmp_path: Path, monkeypatch: Any) -> None:
    context, box = certificate(tmp_path), Box()
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    how = {"tls_context": context, "require_starttls": True, "auth_required": True}
    with mail_server(box, authenticator=knows("nhac", "bi-mat"), **how) as port:
        with through(port, EMAIL_USE_TLS=True, EMAIL_HOST_USER="nhac", EMAIL_HOST_PASSWORD="sai"):
            send_waiting(clock())
        assert state(letter)[:2] == ("waiting", 0)
        assert "535" in letter.error
        right = {"EMAIL_HOST_USER": "nhac", "EMAIL_HOST_PASSWORD": "bi-mat"}
        with through(port, EMAIL_USE_TLS=True, **right):
            send_waiting(clock(3))

    assert state(letter) == ("sent", 1, "")
    assert len(box.letters) == 1
    assert "bi-mat" not in letter.error


def test_a_certificate_of_nobody_is_refused(letter: Delivery, tmp_path: Path) -> None:
    box = Box()
    made = certificate(tmp_path)
    with mail_server(box, tls_context=made) as port, through(port, EMAIL_USE_TLS=True):
        send_waiting(clock())

    assert state(letter)[:2] == ("waiting", 0)
    assert "certificate" in letter.error.lower()
    assert box.letters == []


def test_what_is_refused_for_now_is_tried_again_and_later_given_up(letter: Delivery) -> None:
    box = Box(recipient="451 Thử lại sau")
    minutes = 0.0
    with mail_server(box) as port, through(port):
        for tries, wait in enumerate((1, 5, 15, 60, 240), start=1):
            assert send_waiting(clock(minutes)) == 1
            assert state(letter)[:2] == ("waiting", tries)
            assert send_waiting(clock(minutes + wait - 0.5)) == 0
            minutes += wait
        box.recipient = "450 Chưa được"
        send_waiting(clock(minutes))

    assert state(letter) == ("failed", 6, "450 Chưa được")


def test_what_is_refused_for_good_is_not_tried_again(letter: Delivery) -> None:
    with mail_server(Box(recipient="550 No such user")) as port, through(port):
        send_waiting(clock())

    assert state(letter) == ("failed", 1, "550 No such user")


def test_a_letter_that_is_refused_after_it_was_read(letter: Delivery) -> None:
    with mail_server(Box(answer="452 Hộp thư đầy")) as port, through(port):
        send_waiting(clock())

    assert state(letter)[:2] == ("waiting", 1)


def test_no_answer_after_the_letter_leaves_it_unknown(letter: Delivery) -> None:
    box = Box(slow=3)
    with (
        mail_server(box) as port,
        through(
            port,
        ),
    ):
        with override_settings(EMAIL_TIMEOUT=1):
            send_waiting(clock())
        assert state(letter)[:2] == ("unknown", 1)
        assert len(box.letters) == 1
        assert send_waiting(clock(600)) == 0


def test_a_server_that_is_away_costs_no_try_and_holds_up_nobody(letter: Delivery) -> None:
    other = Delivery.objects.create(
        channel="email", user=letter.user, next_try_at=MORNING, created_at=MORNING,
        changed_at=MORNING,
    )  # fmt: skip
    with mail_server(Box()) as port:
        pass
    with through(port):
        assert send_waiting(clock()) == 1

    assert state(letter)[:2] == ("waiting", 0)
    assert state(other) == ("waiting", 0, "")


def test_after_three_days_it_is_no_news_any_more(letter: Delivery) -> None:
    with mail_server(Box()) as port:
        pass
    with through(port):
        send_waiting(clock(3 * 24 * 60 + 1))

    assert state(letter)[0] == "failed"


def test_what_is_over_by_then_is_not_sent(letter: Delivery) -> None:
    Reminder.objects.update(over_at=MORNING)
    box = Box()
    with mail_server(box) as port, through(port):
        send_waiting(clock())

    assert (state(letter)[0], box.letters) == ("dropped", [])


def test_without_a_server_letters_become_files(letter: Delivery, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    backend = "thidua.apps.reminders.posting.servers.LetterFolder"
    with override_settings(REMINDER_EMAIL_BACKEND=backend, LETTERS=folder):
        send_waiting(clock())

    assert state(letter)[0] == "filed"
    (file,) = folder.iterdir()
    assert "To: cv@ccc.vn" in file.read_text("utf-8")
    assert folder.stat().st_mode & 0o077 == 0
