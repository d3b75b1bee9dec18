"""What last year's published result says to whoever adopts this year's table."""

from django.test import Client
from django.urls import reverse

from tests.apps.appraisals.builders import LATER, all_locked, opened
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.registries.discrimination import figures_in
from thidua.apps.seasons.actions.seasons import copy_season

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
