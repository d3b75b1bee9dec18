"""What a new authority lacks stands on its office's first page until it is closed."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conftest import SignIn
from tests.factories import World, adopted_table, make_user
from thidua.apps.accounts.models import User
from thidua.apps.home.pages.starting import starts_of
from thidua.apps.organisations.models import Authority, Bloc, Seat, Unit
from thidua.apps.seasons.models import Season

pytestmark = pytest.mark.django_db


def anew(user: User) -> User:
    return User.objects.get(pk=user.pk)


@pytest.fixture
def founder() -> User:
    """The first person of a new authority's standing office."""
    authority = Authority.objects.create(code="moi", name="Tỉnh Mới")
    user = make_user("snv.moi")
    Seat.objects.create(user=user, kind=Seat.Kind.STANDING, authority=authority)
    return user


def test_steps_are_ticked_one_after_another(founder: User) -> None:
    authority = Authority.objects.get(code="moi")
    [start] = starts_of(anew(founder))
    assert (start.done, len(start.steps)) == (0, 7)

    authority.place = "Mới"
    authority.save()
    Unit.objects.create(authority=authority, code="A", name="Sở A")
    bloc = Bloc.objects.create(authority=authority, code="K", name="Khối")
    Season.objects.create(
        bloc=bloc, year=2026, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31),
        law_as_of=date(2026, 1, 1),
    )  # fmt: skip

    [start] = starts_of(anew(founder))
    assert [step.is_done for step in start.steps] == [True, True, True, False, False, True, False]
    assert start.next == start.steps[3]


def test_every_button_leads_to_a_page_for_the_office(founder: User, sign_in: SignIn) -> None:
    client = sign_in(founder)
    [start] = starts_of(anew(founder))

    text = client.get("/").content.decode()

    assert "Còn thiếu để bắt đầu" in text
    for step in start.steps:
        assert step.url in text
        assert client.get(step.url).status_code == 200, step.url


def test_it_goes_when_nothing_lacks_or_it_is_closed(
    world: World, founder: User, sign_in: SignIn
) -> None:
    world.authority.place = "Thử"
    world.authority.save()
    adopted_table(world)
    assert starts_of(world.standing) == []
    assert starts_of(world.member) == []

    client = sign_in(founder)
    client.post(reverse("accounts:close_pointer", args=["start-guide"]), {"back": "/"})

    with CaptureQueriesContext(connection) as queries:
        assert starts_of(anew(founder)) == []
    assert len(queries) <= 2
    assert "Còn thiếu để bắt đầu" not in client.get("/").content.decode()
