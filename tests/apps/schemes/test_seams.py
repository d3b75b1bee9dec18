"""What schemes tell other apps: obligations, the overview, the spread of last year's points."""

from datetime import date
from decimal import Decimal

from pytest_django import DjangoAssertNumQueries

from tests.factories import NOON, SCHEME, World
from thidua.apps.schemes.actions.adopting import adopt_scheme
from thidua.apps.schemes.actions.drafting import create_scheme
from thidua.apps.schemes.definition.review import warnings_of
from thidua.apps.schemes.registries.discrimination import FullForAll
from thidua.apps.schemes.seams.obligations import obligations_of
from thidua.apps.schemes.seams.overview import scheme_panel
from thidua.apps.seasons.models import Season

DAY = date(2023, 2, 1)


def owed(world: World, user: object) -> list[str]:
    seasons = list(Season.objects.select_related("bloc"))
    return [f"{o.text} {o.due_on}" for o in obligations_of(user, seasons, DAY)]  # type: ignore[arg-type] # one of our users


def test_head_owes_a_table_until_it_is_adopted(world: World) -> None:
    assert owed(world, world.head) == ["Lập và thông qua bảng điểm 2023-02-15"]
    scheme = create_scheme(world.season, SCHEME, actor=world.head, at=NOON)
    assert owed(world, world.head) == ["Thông qua bảng điểm 2023-02-15"]
    adopt_scheme(scheme, revision=0, actor=world.head, at=NOON)
    assert owed(world, world.head) == []


def test_others_owe_nothing(world: World) -> None:
    for user in (world.deputy, world.member, world.standing, world.outsider):
        assert owed(world, user) == []


def test_obligations_ask_the_database_a_fixed_number_of_times(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    seasons = [world.season] * 3
    with django_assert_num_queries(4):
        obligations_of(world.head, seasons, DAY)


def test_overview_says_where_the_table_stands(world: World) -> None:
    assert scheme_panel(world.season, world.member).figure == "Chưa có"
    scheme = create_scheme(world.season, SCHEME, actor=world.head, at=NOON)
    assert scheme_panel(world.season, world.member).figure == "Dự thảo"
    adopt_scheme(scheme, revision=0, actor=world.head, at=NOON)
    assert scheme_panel(world.season, world.member).figure == "Phiên bản 1"


def test_a_criterion_where_all_got_the_maximum_is_pointed_at() -> None:
    full = {"I.1": FullForAll(8, Decimal(40))}
    said = [c.message for c in warnings_of(SCHEME, full, 2022) if c.item_id]
    assert len(said) == 1
    assert said[0].startswith("năm 2022 cả 8/8 đơn vị đều đạt tối đa 40 điểm")


def test_vague_criteria_are_counted_together() -> None:
    cautions = {c.place: c.message for c in warnings_of(SCHEME, {}, 0)}
    assert cautions["Chưa ghi minh chứng"] == "5 tiêu chí (I.1, I.2, II.1, II.2, T.1)."
    assert "Chưa ghi đơn vị tính" not in cautions
