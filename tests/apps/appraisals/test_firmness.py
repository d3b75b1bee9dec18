"""The page of how firm a result is: words, who sees it, when its figures have moved."""

from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.apps.appraisals.builders import (
    LATER,
    all_locked,
    line_of,
    opened,
    sheet_of,
)
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.appraisals.actions.finishing import reopen_sheet
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.pages.firmness import bloc_firmness
from thidua.apps.appraisals.pages.result import current_ranking
from thidua.apps.appraisals.scoring.bloc import season_sheets


def address(world: World, name: str = "firmness") -> str:
    return reverse(f"appraisals:{name}", args=[world.season.pk])


def published(world: World) -> None:
    all_locked(opened(world), BBB="90", CCC="89.5")
    publish_result(world.season, actor=world.head, at=LATER)


def test_neighbours_are_told_in_words(world: World) -> None:
    published(world)
    ranking, _result = current_ranking(world.season)
    assert ranking is not None

    [page] = bloc_firmness(ranking, season_sheets(world.season)).tables

    first, second = page.neighbours
    assert (first.upper_rank, first.upper, first.lower) == (1, "Hội AAA", "Hội BBB")
    assert first.points == "Hội AAA bớt 4,01 điểm ở I.1 Nhiệm vụ được giao"
    assert second.points == "Hội CCC thêm 0,21 điểm ở I.1 Nhiệm vụ được giao"
    assert page.weakest == second


def test_own_points_stand_beside_the_final_ones(world: World) -> None:
    published(world)
    ranking, _result = current_ranking(world.season)
    assert ranking is not None

    rows = bloc_firmness(ranking, season_sheets(world.season)).tables[0].own_and_final

    assert [(row.name, str(row.own), str(row.final)) for row in rows] == [
        ("Hội AAA", "90.00", "90.00"),
        ("Hội BBB", "86.00", "86.00"),
        ("Hội CCC", "85.80", "85.80"),
    ]


def test_the_page_costs_few_queries_however_many_units(
    world: World, sign_in: Any, django_assert_max_num_queries: Any
) -> None:
    published(world)
    client = sign_in(world.head)
    client.get(address(world))

    with django_assert_max_num_queries(22):
        answer = client.get(address(world))

    assert "Mong manh nhất: hạng 2 và hạng 3, chỉ 0,21 điểm." in one_line(answer)


def test_members_see_it_once_it_is_published(world: World, sign_in: Any) -> None:
    all_locked(opened(world), BBB="90", CCC="89.5")
    assert sign_in(world.member).get(address(world)).status_code == 403
    assert "Kết quả tạm tính" in one_line(sign_in(world.head).get(address(world)))

    publish_result(world.season, actor=world.head, at=LATER)

    assert sign_in(world.member).get(address(world)).status_code == 200
    assert sign_in(world.outsider).get(address(world)).status_code == 404


def test_nothing_is_told_of_figures_that_have_moved(world: World, sign_in: Any) -> None:
    published(world)
    sheet = sheet_of(world, "BBB")
    reopen_sheet(sheet, reason="Sửa số liệu", actor=world.head, at=LATER)
    line = line_of(world, "BBB", "I.1")
    Line.objects.filter(pk=line.pk).update(actual="50", verified_actual="50")

    answer = one_line(sign_in(world.head).get(address(world)))

    assert "Số liệu đã thay đổi sau khi công bố" in answer
    assert "Mong manh nhất" not in answer


@pytest.mark.parametrize(("title", "row"), [("Độ vững", 3), ("Tự chấm", 4)])
def test_the_workbook_has_the_same(world: World, sign_in: Any, title: str, row: int) -> None:
    published(world)
    content = sign_in(world.member).get(address(world, "result_workbook")).getvalue()

    page = load_workbook(BytesIO(content))[title]

    assert page.max_row == row
    assert "Hội CCC" in [cell.value for cell in page[row]]
