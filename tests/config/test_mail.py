"""Without a mail server no letter goes out, and none of its secrets reaches a log."""

import logging

import pytest
from django.core.mail import send_mail
from django.test import Client, override_settings
from django.urls import reverse

from tests.factories import World
from thidua.apps.organisations.models import Invitation

NONE = override_settings(EMAIL_BACKEND="thidua.config.mail.NoMailServer")


@NONE
def test_nothing_goes_out_and_nothing_is_told(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.INFO):
        sent = send_mail("Lời mời", "https://thidua.example.vn/bi-mat", None, ["a@example.vn"])

    assert sent == 0
    assert [record.getMessage() for record in caplog.records] == [
        "THIDUA_EMAIL_URL is not set: 1 letter(s) not sent"
    ]
    assert capsys.readouterr() == ("", "")


@NONE
def test_the_inviter_is_told_to_pass_the_link_on(world: World) -> None:
    client = Client()
    client.force_login(world.standing)
    guest = {"kind": "officer", "full_name": "Lê Thị Mới", "email": "moi@example.vn"}
    path = reverse("organisations:invite_to_unit", args=[world.units["CCC"].pk])

    page = client.post(path, guest, follow=True).content.decode()

    assert "Chưa gửi được thư đến moi@example.vn" in page
    assert "/organisations/invitations/accept/" in page
    assert Invitation.objects.count() == 1
