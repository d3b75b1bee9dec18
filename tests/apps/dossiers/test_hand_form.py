"""The form of a unit's own proposal calls awards as the authority does."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from tests.factories import World
from thidua.apps.accounts.models import User


def test_the_form_names_awards_as_the_authority_does(
    world: World, sign_in: Callable[[User], Client]
) -> None:
    page = sign_in(world.head).get(reverse("dossiers:nominate_by_hand")).content.decode()

    assert "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh" in page
    assert "bộ, ban, ngành, tỉnh" not in page
