"""Units by years: what closed conferences proposed, places, offices; page and workbook."""

from datetime import time
from io import BytesIO
from typing import Any

from django.urls import reverse
from openpyxl import load_workbook

from tests.apps.meetings.test_actions import decide_all, everybody_present
from tests.factories import NOON, World
from tests.one_line import one_line
from thidua.apps.meetings.actions.conference import close_conference
from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.pages.over_years import YearsTable, years_table
from thidua.apps.organisations.models import Membership
from thidua.apps.seasons.models import Season


def closed(world: World, meeting: Conference) -> None:
    everybody_present(world, meeting)
    decide_all(world, meeting)
    close_conference(meeting, ends_at=time(11), actor=world.head, at=NOON)


def next_year(world: World) -> None:
    """BBB is head of the year after, CCC has left the bloc."""
    year = world.season
    Season.objects.create(
        bloc=world.bloc,
        year=year.year + 1,
        starts_on=year.starts_on.replace(year=year.year + 1),
        ends_on=year.ends_on.replace(year=year.year + 1),
        law_as_of=year.law_as_of.replace(year=year.year + 1),
    )
    for code, role in (("AAA", "member"), ("BBB", "head")):
        unit = world.units[code]
        Membership.objects.create(bloc=world.bloc, unit=unit, year=year.year + 1, role=role)


def cells(table: YearsTable) -> dict[str, list[list[str]]]:
    return {
        row.unit.code: [
            [str(cell.rank or ""), *(str(mark.label) for mark in cell.marks)]
            if cell.is_member
            else ["–"]
            for cell in row.cells
        ]
        for row in table.units
    }


def test_each_unit_has_its_years(ranked: World, meeting: Conference) -> None:
    closed(ranked, meeting)
    next_year(ranked)

    table = years_table(ranked.season, ranked.head)

    assert table.years == (2023, 2024)
    flag, certificate = (motion.title for motion in meeting.motions.filter(kind="award"))
    assert cells(table) == {
        "AAA": [["1", flag, "Dẫn đầu Khối", "Trưởng khối"], [""]],
        "BBB": [["2", certificate, "Phó trưởng khối"], ["", "Trưởng khối"]],
        "CCC": [["3"], ["–"]],
    }
    assert [row.proposed for row in table.units] == [1, 1, 0]
    assert table.never == 1


def test_nothing_is_told_before_the_conference_is_closed(
    ranked: World, meeting: Conference
) -> None:
    everybody_present(ranked, meeting)
    decide_all(ranked, meeting)

    assert years_table(ranked.season, ranked.member).never == 3


def test_the_page_and_workbook_are_for_who_sees_the_year(
    ranked: World, meeting: Conference, sign_in: Any, django_assert_max_num_queries: Any
) -> None:
    closed(ranked, meeting)
    page = reverse("meetings:over_years", args=[ranked.season.pk])
    workbook = reverse("meetings:over_years_workbook", args=[ranked.season.pk])
    member = sign_in(ranked.member)
    member.get(page)

    with django_assert_max_num_queries(17):
        shown = one_line(member.get(page))
    sheet = load_workbook(BytesIO(member.get(workbook).getvalue())).active

    assert "1 / 3 đơn vị chưa được đề nghị lần nào." in shown
    assert sheet is not None
    assert [cell.value for cell in sheet[5]][:2] == ["AAA", "Hội AAA"]
    assert "hạng 1; " in str(sheet["C5"].value)
    for address in (page, workbook):
        assert sign_in(ranked.outsider).get(address).status_code == 404
