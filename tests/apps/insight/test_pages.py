"""The year at a glance and who gets the flag: what is counted, who sees it, what it costs."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from tests.apps.appraisals.builders import LATER, all_locked, opened
from tests.apps.reports.material import LATE, handed_in
from tests.apps.reports.material import opened as open_report
from tests.conftest import SignIn
from tests.factories import World, make_world
from tests.factories_registry import give
from tests.one_line import one_line
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.appraisals.queries import published_result
from thidua.apps.appraisals.scoring.own_totals import _totals as own_totals_kept
from thidua.apps.appraisals.scoring.own_totals import own_totals
from thidua.apps.insight.extracts.building import SOURCES
from thidua.apps.insight.extracts.rankings import rows as rows_in_force
from thidua.apps.insight.extracts.rankings import shares_of
from thidua.apps.insight.pages.year import YearAsked, year_page
from thidua.apps.organisations.models import Authority, Bloc, Membership, Seat
from thidua.apps.reminders.waiting.people import people_on
from thidua.apps.reminders.waiting.wanted import wanted_on
from thidua.apps.seasons.models import Season

pytestmark = pytest.mark.django_db
END = datetime(2023, 12, 28, 5, 0, tzinfo=UTC)


@pytest.fixture
def published(world: World) -> World:
    """A ranking stands."""
    all_locked(opened(world), BBB="90", CCC="80")
    publish_result(world.season, actor=world.head, at=LATER)
    return world


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return one_line(answer.content.decode())


def rows_of(client: Client, path: str) -> list[list[object]]:
    book = load_workbook(BytesIO(client.get(path).content))
    return [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(min_row=4)]


def test_points_are_shares_of_the_tables_maximum(published: World) -> None:
    result = published_result(published.season)
    assert result is not None
    totals = sorted(unit.total for unit in result.kept.units)

    shares = shares_of(result)

    assert shares is not None
    assert (shares.lowest, shares.highest) == (totals[0], totals[-1])  # of a table of 100
    assert shares.spread == totals[-1] - totals[0]
    assert shares.inflation == Decimal(0)


def test_a_ranking_without_anybody_ranked_has_no_shares(published: World) -> None:
    result = published_result(published.season)
    assert result is not None
    for unit in result.answer["units"]:
        unit["rank"] = None

    assert shares_of(result) is None


def test_the_year_shows_each_bloc_with_its_late_units(world: World, sign_in: SignIn) -> None:
    opened(world)
    with time_machine.travel(END, tick=False):
        text = page(sign_in(world.standing), "/insight/?year=2023")

    assert "1 khối, 3 đơn vị, 3 đơn vị đang trễ" in text
    assert f"/seasons/{world.season.pk}/" in text


def test_a_unit_that_owes_a_report_is_late(world: World, sign_in: SignIn) -> None:
    handed_in(world, open_report(world))
    Season.objects.update(state=Season.State.RUNNING)
    world.season.phases.all().delete()
    with time_machine.travel(LATE, tick=False):
        text = page(sign_in(world.standing), "/insight/?year=2023")
        (row,) = rows_of(sign_in(world.standing), "/insight/toan-canh.xlsx?year=2023")

    assert "1 khối, 3 đơn vị, 2 đơn vị đang trễ" in text
    assert row[3:6] == [3, 2, 2]


def test_every_page_counts_the_same_units_as_late(world: World, sign_in: SignIn) -> None:
    """The home of the office, of those who run the year, its overview and the daily letter."""
    name = handed_in(world, open_report(world)).form.name
    Season.objects.update(state=Season.State.RUNNING)
    world.season.phases.all().delete()
    with time_machine.travel(LATE, tick=False):
        assert "2/3 đơn vị" in page(sign_in(world.standing), "/")
        assert "2/3 đơn vị đang trễ" in page(sign_in(world.head), "/")
        overview = page(sign_in(world.head), f"/seasons/{world.season.pk}/")
        today = timezone.localdate()
        letters = wanted_on(people_on(today), today, with_digest=True)

    assert "2 đơn vị đang trễ" in overview
    assert overview.count(f"{name}: quá hạn 2 ngày") == 2
    assert any("2/3 đơn vị đang trễ" in each.text for each in letters[world.standing.pk])


def test_the_year_compares_published_rankings(published: World, sign_in: SignIn) -> None:
    client = sign_in(published.standing)

    text = page(client, "/insight/?year=2023")

    assert "Điểm của các khối" in text
    assert "bảng điểm khác nhau" not in text
    (row,) = rows_of(client, "/insight/toan-canh.xlsx?year=2023")
    assert row[1] == "Khối thi đua Một"
    assert row[10] == "Hội AAA"


def test_pages_of_one_table_are_csv_and_the_chart_a_picture(
    published: World, sign_in: SignIn
) -> None:
    client = sign_in(published.standing)
    for path, head in (
        ("toan-canh.csv", "Cấp tổ chức,Khối,Bước"),
        ("flags/co-thi-dua.csv", "Khối,Đơn vị,2019"),
        ("honesty/cham-diem.csv", "Cấp tổ chức,Khối,Số tiêu chí"),
    ):
        text = client.get(f"/insight/{path}?year=2023&to=2023").content.decode("utf-8-sig")
        assert text.startswith(head)
        assert "Khối thi đua Một" in text

    drawn = client.get("/insight/toan-canh.svg?year=2023").content.decode()
    assert "phần trăm của điểm tối đa – 2023" in drawn
    assert ">Khối thi đua Một<" in drawn
    assert client.get("/insight/toan-canh.png?year=2023").content.startswith(b"\x89PNG")
    assert client.get("/insight/toan-canh.png?year=2019").status_code == 404  # nothing to draw


def test_the_country_is_a_map_of_which_some_provinces_know_nothing(
    world: World, sign_in: SignIn
) -> None:
    opened(world)
    Authority.objects.filter(pk=world.authority.pk).update(name="Tỉnh Gia Lai")
    silent = Authority.objects.create(code="dak-lak", name="UBND tỉnh Đắk Lắk", place="Đắk Lắk")
    Seat.objects.create(user=world.standing, authority=silent, kind=Seat.Kind.STANDING)
    with time_machine.travel(END, tick=False):
        text = page(sign_in(world.standing), "/insight/?year=2023")

    tiles = {
        name: (kind, told)
        for kind, name, told in re.findall(
            r'class="tile tile-row-\d+ tile-column-\d tile-(\w+)"\s*>\s*(?:<a[^>]*>)?([^<]+?)\s*'
            r'(?:<span class="tile-told">([^<]*)</span>|</li>)',
            text,
        )
    }
    assert len(tiles) == 34
    assert tiles["Gia Lai"] == ("4", "100%")
    assert tiles["Đắk Lắk"] == ("none", "chưa có số liệu")
    assert tiles["Cà Mau"] == ("none", "")
    assert f"?year=2023&amp;authority={silent.pk}" in text


def test_without_a_province_there_is_no_map(world: World, sign_in: SignIn) -> None:
    ministry = Authority.objects.create(
        code="bo", name="Bộ Nội vụ", kind="ministry", place="Hà Nội"
    )
    Seat.objects.create(user=world.standing, authority=ministry, kind=Seat.Kind.STANDING)

    assert "tile-row" not in page(sign_in(world.standing), "/insight/?year=2023")


def test_a_bloc_with_tables_by_kind_is_shown_without_shares(
    published: World, sign_in: SignIn
) -> None:
    result = published_result(published.season)
    assert result is not None
    result.tables = [{"kind": "x"}]
    result.save()

    assert "mỗi loại hình một bảng điểm" in page(sign_in(published.standing), "/insight/?year=2023")


def test_only_an_office_sees_them_and_only_its_own_blocs(published: World, sign_in: SignIn) -> None:
    other = make_world(codes=("XXX",))
    for path in ("/insight/", "/insight/flags/", "/insight/toan-canh.xlsx"):
        assert sign_in(published.head).get(path).status_code == 403
    client = sign_in(other.standing)
    for path in (
        f"/insight/?year=2023&authority={published.authority.pk}",
        "/insight/flags/?to=2023",
    ):
        text = page(client, path)
        assert "Hội AAA" not in text
        assert "Hội CCC" not in text
    assert "Chưa khối nào" in page(client, "/insight/?year=2023")


def test_flags_by_unit_and_year_and_who_was_given_nothing(world: World, sign_in: SignIn) -> None:
    give(world.units["AAA"], "CO_TINH", 2022)
    give(world.units["AAA"], "CO_TINH", 2023)
    give(world.units["BBB"], "BK_TINH", 2023)
    client = sign_in(world.standing)

    text = page(client, "/insight/flags/?to=2023")
    rows = rows_of(client, "/insight/flags/co-thi-dua.xlsx?to=2023")

    assert "4 đơn vị; 2 đơn vị chưa được khen thưởng gì" in text
    assert [row[1:] for row in rows[:2]] == [
        ["Hội AAA", None, None, None, "x", "x", 2, 2],
        ["Hội BBB", None, None, None, None, None, 0, 1],
    ]
    only = page(client, "/insight/flags/?to=2023&empty=1")
    assert "Hội AAA" not in only
    assert "Hội CCC" in only
    assert "Không có đơn vị nào như vậy" in page(client, "/insight/flags/?to=2019")
    assert "Hội CCC" in page(client, f"/insight/flags/?to=2023&bloc={world.bloc.pk}")


def test_a_unit_stands_with_the_bloc_of_its_newest_year(world: World, sign_in: SignIn) -> None:
    later = Bloc.objects.create(
        authority=world.authority, code="K0", name="Khối A", sort_text="0", search_text="a"
    )
    Membership.objects.create(bloc=later, unit=world.units["CCC"], year=2024)

    rows = rows_of(sign_in(world.standing), "/insight/flags/co-thi-dua.xlsx?to=2024")

    assert rows[0][:2] == ["Khối A", "Hội CCC"]


def another_published(world: World, *codes: str) -> None:
    other = make_world(codes=codes)
    all_locked(opened(other), **{codes[0]: "80"})
    publish_result(other.season, actor=other.head, at=LATER)
    other.bloc.authority, other.bloc.code = world.authority, f"K{other.bloc.pk}"
    other.bloc.save()


@pytest.mark.parametrize("measure", ["", "inflation"])
def test_more_blocs_cost_no_more_queries(published: World, measure: str) -> None:
    def asked() -> int:
        own_totals_kept._made.clear()
        with CaptureQueriesContext(
            connection,
        ) as found:
            if measure:
                SOURCES["rankings"].measures[measure].tally(rows_in_force(offices), ["season_id"])
            else:
                year_page(published.standing, YearAsked(year=2023), END.date())
        return len(found)

    offices = [published.authority.pk]
    asked()
    before = asked()
    another_published(published, "QQQ", "RRR")
    another_published(published, "SSS", "TTT")

    assert asked() == before
    results = list(rows_in_force(offices).select_related("season"))
    assert len(results) == 3
    assert all(own_totals(each) for each in results)


def test_more_units_cost_no_more_queries(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.standing)
    with CaptureQueriesContext(connection) as asked:
        page(client, "/insight/flags/?to=2023")
    assert len(asked) <= 6
