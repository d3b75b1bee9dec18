"""The hall's screen says how to vote while a vote is open, and no longer."""

import pytest
from django.urls import reverse

from tests.apps.ballots.conftest import Hall
from tests.conftest import SignIn
from tests.one_line import one_line

pytestmark = pytest.mark.django_db


def test_the_screen_shows_a_code_and_an_address_while_a_vote_is_open(
    hall: Hall, sign_in: SignIn
) -> None:
    ballot = hall.opened()
    screen = sign_in(hall.head).get(reverse("ballots:screen", args=[ballot.pk]))

    text = one_line(screen.content.decode())

    assert "Quét để nhận phiếu và bỏ phiếu" in text
    assert 'src="data:image/svg+xml' in text
    assert reverse("ballots:door") in text
    assert "Đã nhận 0/" in text


def test_nothing_is_scanned_for_a_vote_on_paper_or_a_closed_one(
    hall: Hall, sign_in: SignIn
) -> None:
    ballot = hall.opened()
    client = sign_in(hall.head)
    for change in ({"way": "paper"}, {"way": "slips", "state": "void"}):
        type(ballot).objects.filter(pk=ballot.pk).update(**change)
        screen = client.get(reverse("ballots:screen", args=[ballot.pk]))
        assert "Quét để nhận phiếu" not in screen.content.decode()
