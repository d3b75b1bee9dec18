"""Classes, floors and other conditions, wherever people read of them."""

import json
from datetime import date, time
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests.apps.appraisals.builders import (
    LATER,
    fill,
    line_of,
    lock,
    opened,
    save,
    scheme_definition,
    sheet_of,
    submit,
)
from tests.documents.reading import pdf_pages
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.appraisals.models import Result
from thidua.apps.appraisals.papers.result_summary import build_result_summary
from thidua.apps.appraisals.papers.score_sheet import build_score_sheet
from thidua.apps.meetings.actions.conference import ConferenceFacts, prepare_conference
from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.papers.minutes import build_minutes
from thidua.apps.paperwork.registries.papers import Request

FLAG = "Cờ thi đua của Ủy ban nhân dân tỉnh"


def table() -> dict[str, Any]:
    """Group II has a floor; TR1 lowers by one class and costs at most 5 points; L1 only lowers."""
    return scheme_definition() | {
        "deductions_cap": "5",
        "classes": [
            {"name": "Xuất sắc", "min_total": "90%", "min_group": {"II": "80%"}},
            {"name": "Tốt", "min_total": "70", "without": ["L1"]},
            {"name": "Đạt", "min_total": "50"},
        ],
        "lower_class": [{"id": "TR1", "by": "1"}, {"id": "L1", "by": "2"}],
        "awards": [
            {
                "award": "CO_TINH",
                "quota": {"share": "1/3", "least": "1"},
                "min_group": {"II": "24"},
            },
            {"award": "BK_TINH", "quota": "1", "without": ["TR1"]},
        ],
    }


@pytest.fixture
def ready(world: World) -> World:
    """AAA misses the floor of group II (it has 20), BBB was late once, CCC is at its best."""
    opened(world, table())
    fill(world, "AAA", II_1="2", T_1="2")
    fill(world, "BBB", I_1="80", TR1="1", T_1="2")
    fill(world, "CCC", I_1="50", II_2="0")
    return world


@pytest.fixture
def result(ready: World) -> Result:
    """The same, published."""
    for code in ready.units:
        submit(ready, code)
    for code in ready.units:
        lock(ready, code)
    ready.season.refresh_from_db()
    return publish_result(ready.season, actor=ready.head, at=LATER)


def page(client: Client, name: str, *keys: int) -> str:
    return one_line(client.get(reverse(f"appraisals:{name}", args=keys)))


def test_a_unit_sees_its_class_and_which_floor_it_misses(ready: World, sign_in: Any) -> None:
    client = sign_in(ready.officers["AAA"])

    shown = page(client, "sheet", sheet_of(ready, "AAA").pk)

    assert "<strong data-class>Tốt</strong>" in shown
    lacks = "nhóm II được 20 điểm, cần từ 24"
    assert f"chưa đạt Xuất sắc: {lacks}" in shown
    assert f'{FLAG}<span class="text-secondary">(nhóm II từ 24 điểm)</span>:' in shown
    assert f'<strong data-condition="3">chưa đạt: {lacks}</strong>' in shown
    assert '<strong data-condition="4">đủ điều kiện</strong>' in shown
    assert "Các khoản trừ cộng lại không quá 5 điểm." in shown
    assert "Có thì hạ 2 bậc xếp loại." in shown
    assert "Trường hợp không xét thi đua, hạ xếp loại" in shown


def test_the_class_follows_what_is_typed(ready: World, sign_in: Any) -> None:
    client = sign_in(ready.officers["AAA"])
    line = line_of(ready, "AAA", "II.1")
    typed = {f"{line.pk}-actual": "4", f"{line.pk}-revision": str(line.revision)}
    address = reverse("appraisals:save_lines_while_typing", args=[line.pk])

    answer = client.post(address, typed, headers={"accept": "application/json"}).json()

    met = "đủ điều kiện"
    assert answer["standing"]["class"] == "Xuất sắc"
    assert answer["standing"]["reasons"] == ""
    assert answer["standing"]["conditions"] == [met, met, met, met, met]


def test_the_total_explains_cap_and_class(ready: World, sign_in: Any) -> None:
    shown = page(sign_in(ready.officers["BBB"]), "explain_total", sheet_of(ready, "BBB").pk)

    assert 'Điểm trừ vào tổng điểm</th><td class="numeric">-5,00' in shown.replace("−", "-")
    assert "Các khoản trừ vào tổng điểm cộng lại không quá 5 điểm." in shown
    assert "hạ 1 bậc từ Tốt vì có TR1 Nộp đăng ký trễ" in shown


def test_a_fact_that_lowers_does_not_exclude(ready: World, sign_in: Any) -> None:
    save(ready, "CCC", "L1", actual="yes")

    shown = page(sign_in(ready.officers["CCC"]), "sheet", sheet_of(ready, "CCC").pk)

    assert "<strong data-class>không xếp loại</strong>" in shown
    assert "hạ 2 bậc từ Đạt vì có L1 Mất đoàn kết nội bộ" in shown
    assert "Có trường hợp không xét thi đua" not in shown


def test_the_result_shows_classes_and_who_was_passed_over(result: Result, sign_in: Any) -> None:
    client = sign_in(result.published_by)

    shown = page(client, "result", result.season_id)

    places = {unit["unit"]: unit["rank"] for unit in result.answer["units"]}
    assert places == {"AAA": 1, "BBB": 2, "CCC": 3}
    assert result.events == {"BBB": ["TR1"]}
    hint = '<span class="hint d-block">{}</span>'
    for name, why in (
        ("Đạt", "hạ 1 bậc từ Tốt vì có TR1 Nộp đăng ký trễ"),
        ("Tốt", "chưa đạt Xuất sắc: nhóm II được 20 điểm, cần từ 24"),
    ):
        assert f"<strong>{name}</strong>{hint.format(why)}" in shown
    assert f'{FLAG}<span class="text-secondary">(1 suất; nhóm II từ 24 điểm)' in shown
    passed = shown.split("Không đủ điều kiện")[1].split("</ul>")[0]
    assert "<li>Hội AAA: nhóm II được 20 điểm, cần từ 24</li>" in passed


def test_excel_papers_and_api_say_the_class(result: Result, world: World, sign_in: Any) -> None:
    client = sign_in(world.head)
    book = load_workbook(
        BytesIO(client.get(reverse("appraisals:result_workbook", args=[result.season_id])).content)
    )
    heads = [cell.value for cell in book["Xếp hạng"][5]]
    first = dict(zip(heads, (cell.value for cell in book["Xếp hạng"][6]), strict=True))
    assert (first["Mã"], first["Xếp loại"]) == ("AAA", "Tốt")
    assert "nhóm II được 20 điểm" in first["Lý do xếp loại"]
    assert [cell.value for cell in book["Khen thưởng"][2]][4] == "nhóm II từ 24 điểm"

    answer = client.get(f"/api/v1/seasons/{result.season_id}/ranking")
    assert json.loads(answer.content) == result.answer


def test_papers_say_the_class_and_why(result: Result, world: World) -> None:
    asked = Request(result.season, world.units["AAA"], world.head, date(2023, 12, 1))

    sheet, summary = (
        " ".join(pdf_pages(build(asked))) for build in (build_score_sheet, build_result_summary)
    )

    assert "Xếp loại: Tốt." in sheet
    assert "chưa đạt Xuất sắc: nhóm II được 20 điểm, cần từ 24" in sheet
    assert "Xếp loại" in summary
    assert "TR1 Nộp đăng ký trễ" in summary


def test_the_conference_votes_on_the_seats_of_the_share(result: Result, world: World) -> None:
    facts = ConferenceFacts(date(2023, 12, 20), time(8), "Hội trường", "Ông A", "Bà B")
    conference = prepare_conference(result.season, facts, actor=world.head, at=LATER)

    seats = conference.motions.filter(kind="award").values_list("award", "seats")

    assert list(seats) == [("CO_TINH", 1), ("BK_TINH", 1)]
    conference.state = Conference.State.OPEN
    conference.save()
    asked = Request(result.season, None, world.head, date(2023, 12, 21))
    minutes = " ".join(pdf_pages(build_minutes(asked)))
    assert "Xếp hạng Xếp loại" in minutes
