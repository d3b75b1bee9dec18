"""Fields for days and times: the same words in a browser of any language."""

from collections.abc import Callable
from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from thidua.apps.accounts.models import User
from thidua.web.day_fields import DayField, TimeField

SignIn = Callable[..., Client]


def test_a_day_is_a_text_that_shows_day_before_month() -> None:
    shown = DayField().widget.render("day", date(2026, 3, 5), {"id": "id_day"})

    assert 'type="text"' in shown
    assert 'value="05/03/2026"' in shown
    assert "data-calendar" in shown


def test_a_day_of_an_address_is_shown_day_before_month() -> None:
    assert 'value="05/03/2026"' in DayField().widget.render("day", "2026-03-05")
    assert 'value="5/3"' in DayField().widget.render("day", "5/3")


def test_a_day_without_its_year_is_of_this_year() -> None:
    assert DayField().clean("5/3") == date(timezone.localdate().year, 3, 5)
    assert DayField().clean(date(2024, 3, 5)) == date(2024, 3, 5)
    assert DayField(required=False).clean("") is None


def test_what_is_no_day_is_said_with_what_may_be() -> None:
    with pytest.raises(ValidationError) as refused:
        DayField().clean("31/4/2026")

    assert refused.value.messages == [
        "«31/4/2026» không phải ngày có thật từ năm 1900 đến 2100; "
        "ghi ngày/tháng/năm như 05/03/2026."
    ]


def test_times_are_of_24_hours_and_no_browser_turns_them() -> None:
    assert TimeField().clean("14h") == time(14)
    assert TimeField().clean(time(8, 30)) == time(8, 30)
    assert 'type="text"' in TimeField().widget.render("at", time(14, 5))
    with pytest.raises(ValidationError) as refused:
        TimeField().clean("25:00")
    assert refused.value.messages == [
        "«25:00» không phải giờ trong ngày: 00:00 đến 23:59, như 08:30 hoặc 14h."
    ]


def test_the_page_asks_what_was_understood(sign_in: SignIn, user: User) -> None:
    client = sign_in(user)

    def asked(text: str) -> dict[str, str]:
        answer: dict[str, str] = client.get(reverse("day_echo"), {"text": text}).json()
        return answer

    assert asked("5.3.24") == {"written": "05/03/2024", "understood": "Thứ 3", "refusal": ""}
    assert asked("") == {"written": "", "understood": "", "refusal": ""}
    assert asked("30/2/2024")["refusal"].startswith("«30/2/2024» không phải ngày")
