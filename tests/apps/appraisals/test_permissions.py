"""Who sees which sheet: the list and the permission agree for every kind of user."""

import pytest

from tests.apps.appraisals.builders import LATER, all_locked, opened
from tests.factories import World, make_user
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.queries import sheets_visible_to

EVERYTHING = {"AAA", "BBB", "CCC"}


def seen_by(world: World, who: str) -> set[str]:
    """Through the list; and the permission must say the same of each sheet."""
    users = {
        "head": world.head,
        "deputy": world.deputy,
        "officer": world.member,
        "leader": world.leaders["CCC"],
        "standing": world.standing,
        "outsider": world.outsider,
        "nobody": make_user("khach"),
    }
    user = users[who]
    listed = set(sheets_visible_to(user, world.season).values_list("unit__code", flat=True))
    sheets = Sheet.objects.select_related("season__bloc__authority", "unit")
    allowed = {sheet.unit.code for sheet in sheets if can(user, "appraisals.view_sheet", sheet)}
    assert listed == allowed
    return listed


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("head", EVERYTHING),
        ("deputy", EVERYTHING),
        ("standing", EVERYTHING),
        ("officer", {"CCC"}),
        ("leader", {"CCC"}),
        ("outsider", set()),
        ("nobody", set()),
    ],
)
def test_before_publication_members_see_their_own(
    world: World, who: str, expected: set[str]
) -> None:
    opened(world)

    assert seen_by(world, who) == expected


@pytest.mark.parametrize(
    ("who", "expected"),
    [("officer", EVERYTHING), ("leader", EVERYTHING), ("outsider", set()), ("nobody", set())],
)
def test_after_publication_the_bloc_sees_all(world: World, who: str, expected: set[str]) -> None:
    all_locked(opened(world))
    publish_result(world.season, actor=world.head, at=LATER)

    assert seen_by(world, who) == expected


@pytest.mark.parametrize(
    ("who", "expected"),
    [("head", True), ("deputy", True), ("standing", True), ("member", False), ("outsider", False)],
)
def test_the_provisional_standing_is_for_who_runs_the_season(
    world: World, who: str, expected: bool
) -> None:
    assert can(getattr(world, who), "appraisals.view_provisional", world.season) is expected
