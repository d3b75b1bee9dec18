"""What last year's published result says to whoever adopts this year's table."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.apps.appraisals import of_kinds
from tests.apps.appraisals.builders import LATER, all_locked, opened
from tests.factories import World, make_world
from tests.one_line import one_line
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.registries.discrimination import figures_in, full_for_all_in
from thidua.apps.seasons.actions.seasons import copy_season

pytestmark = pytest.mark.django_db
TOLD_NOTHING = "năm 2023 cả 3/3 đơn vị đều đạt tối đa 40 điểm nên không phân biệt được hơn kém"


def adopt_page(world: World, client: Client) -> str:
    new = copy_season(world.season, actor=world.head, at=LATER)
    draft = Scheme.objects.get(season=new)
    client.force_login(world.head)
    return client.get(reverse("schemes:adopt", args=[draft.pk])).text


def test_a_criterion_that_told_nobody_apart_last_year_is_pointed_at(
    world: World, client: Client
) -> None:
    publish_result(all_locked(opened(world)).season, actor=world.head, at=LATER)

    assert TOLD_NOTHING in adopt_page(world, client)


def test_a_criterion_that_told_units_apart_is_not(world: World, client: Client) -> None:
    publish_result(all_locked(opened(world), BBB="90").season, actor=world.head, at=LATER)
    page = adopt_page(world, client)

    assert TOLD_NOTHING not in page
    assert "năm 2023 cả 3/3" in page  # of the other criteria


def test_nothing_is_said_before_the_result_is_published(world: World, client: Client) -> None:
    all_locked(opened(world))

    assert "năm 2023 cả 3/3" not in adopt_page(world, client)


def test_next_years_draft_is_tried_on_its_figures(world: World, client: Client) -> None:
    publish_result(all_locked(opened(world), BBB="90").season, actor=world.head, at=LATER)
    new = copy_season(world.season, actor=world.head, at=LATER)
    url = reverse("schemes:discrimination", args=[Scheme.objects.get(season=new).pk])
    client.force_login(world.head)

    page = one_line(client.get(url))

    assert "Tính dự thảo này trên số liệu năm 2023 đã công bố" in page
    assert "mọi đơn vị đạt tối đa" in page
    assert '<td class="numeric" data-label="Thấp nhất">36,00</td>' in page
    client.force_login(world.member)
    assert client.get(url).status_code == 404


def test_before_publication_no_figures_are_lent(world: World) -> None:
    assert figures_in(all_locked(opened(world)).season) is None


def of_two_tables() -> World:
    """AAA and BBB by one table, CCC and DDD by a smaller one; CCC has less than DDD."""
    world = make_world(codes=("AAA", "BBB", "CCC", "DDD"))
    of_kinds.opened(world)
    all_locked(world, CCC="50")
    publish_result(of_kinds.season_of(world), actor=world.head, at=LATER)
    return world


def test_each_table_is_tried_on_the_units_of_its_kind() -> None:
    season = of_kinds.season_of(of_two_tables())

    full = {kind: full_for_all_in(season, kind) for kind in ("Phòng", "Huyện", "")}
    assert ("I.1" in full["Phòng"], "I.1" in full["Huyện"]) == (True, False)
    assert full["Phòng"]["I.1"].units == 2
    assert full[""] == {}
    names = {kind: figures_in(season, kind) for kind in ("Phòng", "Huyện", "")}
    assert [each and sorted(each.names) for each in names.values()] == [
        ["AAA", "BBB"], ["CCC", "DDD"], None,
    ]  # fmt: skip


def test_next_years_table_of_a_kind_is_tried_on_its_figures(client: Client) -> None:
    world = of_two_tables()
    new = copy_season(world.season, actor=world.head, at=LATER)
    client.force_login(world.head)
    pages = {
        draft.kind_name: one_line(client.get(reverse("schemes:discrimination", args=[draft.pk])))
        for draft in Scheme.objects.filter(season=new)
    }
    assert all("trên số liệu năm 2023 đã công bố" in page for page in pages.values())
    lowest = '<td class="numeric" data-label="Thấp nhất">5,00</td>'
    assert (lowest in pages["Huyện"], lowest in pages["Phòng"]) == (True, False)
