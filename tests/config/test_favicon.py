"""The icon that browsers ask for by themselves."""

from django.test import Client


def test_whoever_asks_is_led_to_the_icon_without_signing_in() -> None:
    answer = Client().get("/favicon.ico")

    assert answer.status_code == 302
    assert answer["Location"].endswith(".svg")
