"""What standing offices find in the bar, and nobody else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.conftest import SignIn
from tests.factories import World
from thidua.apps.organisations.models import Seat

OFFICE = ["insight:year", "movements:calls", "portal:mine", "organisations:settings"]


def _menu(client: Client) -> list[str]:
    html = client.get(reverse("home:index")).content.decode()
    bar = html[html.index('id="main-menu"') : html.index("</nav>")]
    return [name for name in OFFICE if f'href="{reverse(name)}"' in bar]


@pytest.mark.parametrize(("who", "found"), [("standing", OFFICE), ("head", []), ("member", [])])
def test_only_offices_find_their_menu(
    world: World, sign_in: SignIn, who: str, found: list[str]
) -> None:
    client = sign_in(getattr(world, who))

    assert _menu(client) == found
    if found:
        assert {client.get(reverse(name), follow=True).status_code for name in found} == {200}


def test_the_menu_goes_with_the_seat(world: World, sign_in: SignIn) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    Seat.objects.filter(user=world.standing).update(until=yesterday)

    assert _menu(sign_in(world.standing)) == []
