"""What other parts see of scoring: obligations, cards, papers, the ranking over the API."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.apps.appraisals.builders import (
    LATER,
    adopt,
    all_locked,
    fill,
    line_of,
    lock,
    opened,
    sheet_of,
    submit,
)
from tests.conftest import SignIn
from tests.factories import World
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.appraisals.actions.sheets import return_sheet
from thidua.apps.appraisals.actions.verification import LineVerdict, verify_line
from thidua.apps.appraisals.papers.result_summary import build_result_summary
from thidua.apps.appraisals.papers.score_sheet import build_score_sheet
from thidua.apps.appraisals.seams.obligations.sheets import obligations_of
from thidua.apps.appraisals.seams.overview import result_panel, sheets_panel
from thidua.apps.paperwork.registries.papers import PaperNotReady, Request
from thidua.apps.seasons.models import Season
from thidua.documents.table_model import RowKind, Table

DAY = date(2023, 11, 25)


def owed(world: World, user: User) -> list[tuple[str, date | None]]:
    season = Season.objects.select_related("bloc__authority").get(pk=world.season.pk)
    fresh = User.objects.get(pk=user.pk)
    return [
        (each.text, each.due_on)
        for each in obligations_of(fresh, [season], DAY)
        if not each.by_others
    ]


def test_obligations_follow_the_year(world: World) -> None:
    adopt(world)
    assert owed(world, world.head) == [("Mở chấm điểm cho các đơn vị", date(2023, 10, 31))]
    assert owed(world, world.member) == []
    world.season.schemes.all().delete()
    opened(world)
    due, review = date(2023, 11, 20), date(2023, 12, 5)
    assert owed(world, world.member) == [
        ("Tự chấm điểm và trình lãnh đạo ký bảng của Hội CCC", due)
    ]
    for code in ("AAA", "BBB", "CCC"):
        fill(world, code)
        submit(world, code)
    assert owed(world, world.member) == []
    assert owed(world, world.head) == [("Thẩm định bảng chấm điểm của 2 đơn vị", review)]
    assert owed(world, world.standing) == []
    line = line_of(world, "CCC", "I.1")
    verdict = LineVerdict(False, line.revision, {"actual": "9"}, "sai")
    verify_line(line, verdict, actor=world.head, at=LATER)
    assert owed(world, world.member) == [
        ("Thẩm định ghi số khác ở 1 dòng của Hội CCC: xem và giải trình", review)
    ]
    for code in ("AAA", "BBB", "CCC"):
        lock(world, code)
    assert owed(world, world.head) == [("Công bố kết quả chấm điểm trong khối", review)]
    publish_result(world.season, actor=world.head, at=LATER)
    assert owed(world, world.head) == []


def test_obligations_name_a_returned_sheet(world: World) -> None:
    opened(world)
    fill(world, "CCC")
    submit(world, "CCC")
    return_sheet(sheet_of(world, "CCC"), reason="Thiếu", actor=world.head, at=LATER)

    assert owed(world, world.member)[0][0] == "Sửa bảng chấm điểm bị trả lại của Hội CCC"


def test_obligations_take_the_same_queries_for_more_seasons(world: World) -> None:
    opened(world)
    seasons = list(Season.objects.select_related("bloc__authority").prefetch_related("phases"))
    counts = []
    obligations_of(User.objects.get(pk=world.head.pk), seasons, DAY)  # questions are prepared once
    for asked in (seasons, seasons * 3):
        user = User.objects.get(pk=world.head.pk)
        with CaptureQueriesContext(connection) as captured:
            obligations_of(user, asked, DAY)
        counts.append(len(captured))

    assert counts[0] == counts[1]


def test_cards_of_the_overview(world: World) -> None:
    assert sheets_panel(world.season, world.head) is None
    opened(world)
    fill(world, "CCC")
    submit(world, "CCC")
    card = sheets_panel(world.season, world.head)
    assert card is not None
    assert (card.title, card.figure) == ("Chấm điểm", "1/3")
    for code in ("AAA", "BBB"):
        fill(world, code, I_1="50")
        submit(world, code)
    for code in ("AAA", "BBB", "CCC"):
        lock(world, code)
    assert result_panel(world.season, world.head) is None
    publish_result(world.season, actor=world.head, at=LATER)

    card = result_panel(world.season, world.head)
    assert card is not None
    assert card.text == "Hội CCC"


def test_papers_say_what_the_pages_say(world: World) -> None:
    all_locked(opened(world), BBB="80")
    publish_result(world.season, actor=world.head, at=LATER)
    asked = Request(world.season, world.units["BBB"], world.member, DAY)

    sheet = build_score_sheet(asked)
    result = build_result_summary(asked)

    table = next(block for block in sheet.blocks if isinstance(block, Table))
    total = next(row for row in table.rows if row.kind is RowKind.TOTAL)
    assert "82,00" in [str(cell.text) for cell in total.cells]
    ranking = next(block for block in result.blocks if isinstance(block, Table))
    assert [str(row.cells[1].text) for row in ranking.rows] == ["Hội AAA", "Hội CCC", "Hội BBB"]


def test_papers_wait_for_their_facts(world: World) -> None:
    asked = Request(world.season, world.units["BBB"], world.head, DAY)
    with pytest.raises(PaperNotReady, match="chưa có bảng chấm điểm"):
        build_score_sheet(asked)
    all_locked(opened(world))
    with pytest.raises(PaperNotReady, match="Chưa công bố"):
        build_result_summary(asked)


def test_ranking_over_the_api_is_the_published_answer(world: World, sign_in: SignIn) -> None:
    all_locked(opened(world), BBB="80")
    url = f"/api/v1/seasons/{world.season.pk}/ranking"
    assert sign_in(world.head).get(url).status_code == 404
    result = publish_result(world.season, actor=world.head, at=LATER)

    answer = sign_in(world.member).get(url)

    assert answer.json() == result.answer
    assert list(answer.json()["units"][0]) == [
        "unit", "total", "rank", "disqualified", "deductions", "groups", "criteria",
    ]  # fmt: skip
    assert sign_in(world.outsider).get(url).status_code == 404
    assert Client().get(url).status_code == 401
