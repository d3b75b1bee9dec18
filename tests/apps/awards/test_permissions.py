"""Who reads a history and its viewings: never another unit of the bloc."""

from tests.apps.awards.given import made_person
from tests.factories import World
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.awards.facts import Subject


def test_a_history_is_read_by_the_unit_and_the_standing_office(world: World) -> None:
    person = made_person(world)
    users = (world.member, world.leaders["CCC"], world.standing, world.head, world.outsider)

    for subject in (Subject.of_person(person), Subject.of_unit(world.units["CCC"])):
        assert [can(user, "awards.view_history", subject) for user in users] == [
            True, True, True, False, False,
        ]  # fmt: skip
    assert [can(user, "people.view_viewings", person) for user in users] == [
        False, True, True, False, False,
    ]  # fmt: skip
