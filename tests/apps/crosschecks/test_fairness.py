"""How each checker marks: figures, who reads them, workbook, queries, what one mark decides."""

from io import BytesIO

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests.apps.appraisals.builders import (
    RELATIVE,
    fill,
    line_of,
    opened,
    save,
    scheme_definition,
    sheet_of,
    submit,
)
from tests.apps.crosschecks.builders import (
    LATER,
    being_checked,
    change,
    checkers_of,
    drawn,
    eight,
    mark,
    settle,
)
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.verification import LineVerdict, verify_line
from thidua.apps.crosschecks.models import CrossCheck
from thidua.apps.crosschecks.pages.checkers import CheckersPage, checkers_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return eight()


def shown_to(world: World, user: User) -> CheckersPage:
    return checkers_page(User.objects.get(pk=user.pk), world.season)


def checked(world: World, code: str = "C") -> World:
    """C reported 98; its first checker said 90, its second agreed with all."""
    first, second = being_checked(world, code)
    mark(world, first, change(first, "I.1", "90"))
    mark(world, second)
    settle(world, code)
    return world


def test_each_checker_beside_the_end(world: World) -> None:
    checked(world)
    first, second = checkers_of(world, "C")
    page = shown_to(world, world.head)
    by_name = {row.name: row for row in page.rows}
    low, agreeing = by_name[str(first.checker)], by_name[str(second.checker)]
    assert (low.marked, low.changed, agreeing.changed) == (8, 1, 0)
    assert [str(badge.label) for badge in agreeing.patterns] == ["đồng ý mọi mục"]
    assert low.patterns == ()
    # 98 → 94 is what counts: the mean of 90 and 98
    assert low.mean.startswith("−")
    assert low.mean.removeprefix("−") == agreeing.mean.removeprefix("+")
    assert low.from_others == low.from_own
    assert low.parts == f"I {low.mean}"
    assert page.sheets == 1
    assert len(page.chart.rows) == 2


def test_a_second_look_moves_the_end(world: World) -> None:
    checked(world)
    row = line_of(world, "C", "I.1")
    verdict = LineVerdict(False, row.revision, {"actual": "90"}, "Xem lại")
    verify_line(row, verdict, actor=world.head, at=LATER)
    first, _second = checkers_of(world, "C")
    page = shown_to(world, world.head)
    assert next(row.mean for row in page.rows if row.name == str(first.checker)) == "0"


def test_only_sheets_that_the_reader_sees(world: World) -> None:
    checked(world)
    first, second = checkers_of(world, "C")
    busy = {first.checker.code, second.checker.code, "A", "B", "C"}
    other = min(set(world.units) - busy)
    assert shown_to(world, world.standing).sheets == 1
    assert shown_to(world, world.officers["C"]).sheets == 1
    assert shown_to(world, world.officers[other]).sheets == 0
    assert shown_to(world, world.officers[first.checker.code]).sheets == int(
        first.checker.code in "AB"
    )


def test_what_one_mark_decides(world: World) -> None:
    opened(world)
    for code, figure in (("C", "98"), ("D", "97")):
        fill(world, code, I_1=figure)
        submit(world, code)
    drawn(world)
    for code in "CD":
        for each in checkers_of(world, code):
            mark(world, each)
        settle(world, code)
    page = shown_to(world, world.head)
    (pair,) = page.neighbours
    assert (pair.upper, pair.lower) == ("Hội C", "Hội D")
    assert "điểm ở" in pair.told
    CrossCheck.objects.update(effect="advises")
    assert shown_to(world, world.head).neighbours[0].told == ""


def test_criteria_that_compare_units_are_counted_beside_the_others(world: World) -> None:
    opened(world, scheme_definition(("I", RELATIVE)))
    for code, figure in (("C", "6"), ("D", "8")):
        fill(world, code, I_1="98", I_3=figure)
        save(world, code, "I.3", target="7", actual=figure)
        submit(world, code)
    drawn(world)
    for code in "CD":
        for each in checkers_of(world, code):
            mark(world, each)
        settle(world, code)
    assert {row.mean for row in shown_to(world, world.head).rows} == {"0"}
    assert sheet_of(world, "C").state == "self_scored"


def test_page_and_workbook(world: World) -> None:
    client, key = Client(), world.season.pk
    client.force_login(world.head)
    page, book = (
        reverse(f"crosschecks:{name}", args=[key]) for name in ("checkers", "checkers_workbook")
    )
    assert "Chưa có bảng nào chốt" in client.get(page).content.decode()
    assert client.get(book).status_code == 200
    checked(world)
    shown = one_line(client.get(page).content.decode())
    assert "Lệch so với kết quả, điểm một đơn vị" in shown
    assert "<svg" in shown
    assert "đồng ý mọi mục" in shown
    first = load_workbook(BytesIO(client.get(book).content))["Đơn vị chấm"]
    assert [first.cell(5, column).value for column in (1, 5)] == ["Đơn vị chấm", "Lệch trung bình"]
    assert first.max_row == 7
    stranger = Client()
    stranger.force_login(world.outsider)
    assert {stranger.get(path).status_code for path in (page, book)} == {404}


def test_as_many_queries_however_many_sheets(world: World) -> None:
    opened(world)
    drawn(world)
    client = Client()
    client.force_login(world.head)
    counts = []
    for code in "CDEF":
        fill(world, code, I_1="98")
        submit(world, code)
        for each in checkers_of(world, code):
            mark(world, each, change(each, "I.1", "90"))
        settle(world, code)
        if code in "CF":
            cache.clear()
            client.get(reverse("crosschecks:checkers", args=[world.season.pk]))
            with CaptureQueriesContext(connection) as queries:
                client.get(reverse("crosschecks:checkers", args=[world.season.pk]))
            counts.append(len(queries))
    assert counts[0] == counts[1]
