"""The page of a subject begins at the last year that the registry knows something of."""

from django.urls import reverse

from tests.conftest import SignIn
from tests.factories import World
from tests.factories_registry import good_years, make_person


def test_a_question_begins_at_the_last_year_that_has_figures(world: World, sign_in: SignIn) -> None:
    person = make_person(world.units["CCC"], full_name="Trần Thị Mai")
    good_years(person, range(2020, 2025), ("LDTT",))
    address = reverse("eligibility:person", args=[person.pk])
    client = sign_in(world.officers["CCC"])

    assert client.get(address).context["page"].award_year == 2024
    assert client.get(f"{address}?year=2021").context["page"].award_year == 2021
