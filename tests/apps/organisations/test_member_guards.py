"""Apps above may object to a unit leaving a year."""

from collections.abc import Collection, Iterator

import pytest

from tests.factories import NOON, World
from thidua.apps.organisations.actions.members import set_members
from thidua.apps.organisations.models import Bloc, Membership
from thidua.apps.organisations.refusals import MembersSettled
from thidua.apps.organisations.registries import member_guards


@pytest.fixture
def asked() -> Iterator[list[tuple[int, list[int]]]]:
    """A guard that objects to everybody's leaving, and what it was asked."""
    questions: list[tuple[int, list[int]]] = []

    def guard(bloc: Bloc, year: int, leaving: Collection[int]) -> list[str]:
        questions.append((year, list(leaving)))
        return ["Năm đã kết thúc."] if leaving else []

    before = list(member_guards._guards)
    member_guards.member_guard(guard)
    yield questions
    member_guards._guards[:] = before


def test_an_objection_keeps_the_list_as_it_was(
    world: World, asked: list[tuple[int, list[int]]]
) -> None:
    units = world.units
    whole = [(units["CCC"], "head"), (units["AAA"], "member"), (units["BBB"], "member")]

    set_members(world.bloc, 2023, whole, actor=world.standing, at=NOON)
    with pytest.raises(MembersSettled, match="Năm đã kết thúc"):
        set_members(world.bloc, 2023, whole[:2], actor=world.standing, at=NOON)

    assert asked == [(2023, []), (2023, [units["BBB"].pk])]
    assert Membership.objects.filter(bloc=world.bloc, year=2023).count() == 3
