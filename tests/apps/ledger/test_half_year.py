"""The consolidated half-year: each unit's quantities and money, and the sum with its word."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.apps.ledger.material import q, recorded
from tests.conftest import SignIn
from tests.factories import World
from tests.one_line import one_line

pytestmark = pytest.mark.django_db


def told(world: World) -> None:
    """The half-year of article S1, with three units in the place of eight."""
    recorded(world, "AAA", content="Đóng góp", quantity=None, money=q(25_000_000_000, "khoang"))
    recorded(world, "BBB", content="Tặng quà", quantity=q(3343), measure="suất quà",
             money=q(1_600_000_000))  # fmt: skip
    for quantity, measure, money in (
        (9, "căn nhà", q(800_000_000, "gan")),
        (87, "công trình nhân đạo", q(3_000_000_000)),
        (467, "suất học bổng", q(1_000_000_000, "hon")),
    ):
        recorded(world, "CCC", quantity=q(quantity), measure=measure, money=money)
    recorded(world, None, quantity=q(4), measure="công trình", money=q(481_000_000))


def page(client: Client, world: World, query: str = "") -> str:
    return one_line(client.get(f"/ledger/{world.season.pk}/half-year/{query}").content.decode())


def test_the_half_year_has_each_figure_and_the_sum(world: World, sign_in: SignIn) -> None:
    told(world)

    shown = page(sign_in(world.head), world)

    for words in (
        "khoảng 25 tỷ đồng",
        "3.343 suất quà",
        "1,6 tỷ đồng",
        "9 căn nhà; 87 công trình nhân đạo; 467 suất học bổng",
        "≈ 4,8 tỷ đồng",
        "4 công trình",
        "481 triệu đồng",
    ):
        assert words in shown
    assert '<td class="numeric fw-bold">≈ 31,88 tỷ đồng</td>' in shown
    assert "đơn vị chưa ghi kết quả" not in shown


def test_a_member_sees_its_own_and_the_blocs(world: World, sign_in: SignIn) -> None:
    told(world)

    shown = page(sign_in(world.member), world)

    assert "Tổng số tiền của đơn vị bạn" in shown
    assert "≈ 5,28 tỷ đồng" in shown
    assert "Hội AAA" not in shown.split("Theo đơn vị")[1]


def test_the_other_half_and_silence(world: World, sign_in: SignIn) -> None:
    recorded(world, "CCC", done_on=date(2023, 6, 15))
    client = sign_in(world.head)

    assert "2 đơn vị chưa ghi kết quả nào" in page(client, world)
    assert "Chưa có kết quả nào trong thời gian này" in page(client, world, "?half=2")
    assert sign_in(world.outsider).get(f"/ledger/{world.season.pk}/half-year/").status_code == 404


def test_more_lines_cost_no_more_queries(world: World, sign_in: SignIn) -> None:
    client, path = sign_in(world.head), f"/ledger/{world.season.pk}/half-year/"
    recorded(world)
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    told(world)

    with CaptureQueriesContext(connection) as many:
        client.get(path)

    assert len(many) == len(few)
