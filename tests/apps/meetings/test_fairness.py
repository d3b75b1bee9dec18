"""Own points beside final ones over the years, and places by points beside places by votes."""

from datetime import time
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.apps.appraisals.builders import fill, line_of, lock, opened, submit
from tests.apps.meetings.test_actions import decide_all, everybody_present
from tests.factories import NOON, World
from tests.one_line import one_line
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.appraisals.actions.verification import LineVerdict, verify_line
from thidua.apps.meetings.actions.conference import close_conference
from thidua.apps.meetings.models import Candidate, Conference, Motion
from thidua.apps.meetings.pages.over_years import years_table
from thidua.web.words import written_number


@pytest.mark.django_db
def test_what_checking_took_by_unit_and_year(world: World) -> None:
    opened(world)
    for code in world.units:
        fill(world, code, I_1="98")
        submit(world, code)
    line = line_of(world, "CCC", "I.1")
    verdict = LineVerdict(False, line.revision, {"actual": "90"}, "Quyết toán")
    verify_line(line, verdict, actor=world.head, at=NOON)
    for code in world.units:
        lock(world, code)
    result = publish_result(world.season, actor=world.head, at=NOON)
    own = years_table(world.season, world.head).own
    assert own.years == (2023,)
    kept = {unit.unit: unit.total for unit in result.kept.units}
    less = kept["CCC"] - kept["AAA"]
    shown = {unit.name: unit.cells[0] for unit in own.units}
    assert less < 0
    assert shown == {"Hội AAA": "0", "Hội BBB": "0", "Hội CCC": f"−{written_number(-less)}"}
    assert [unit.mean for unit in own.units] == [unit.cells[0] for unit in own.units]
    assert own.whole[0].startswith("−")
    assert len(own.chart.rows) == 3


def voted(world: World, meeting: Conference, votes: dict[str, int]) -> Motion:
    """The flag was voted on: three stood."""
    everybody_present(world, meeting)
    decide_all(world, meeting)
    close_conference(meeting, ends_at=time(11), actor=world.head, at=NOON)
    motion = meeting.motions.get(award="CO_TINH")
    Motion.objects.filter(pk=motion.pk).update(method=Motion.Method.VOTE)
    motion.candidates.all().delete()
    for order, (code, count) in enumerate(votes.items()):
        Candidate.objects.create(
            motion=motion, unit=world.units[code], votes=count, order=order, is_chosen=order == 0
        )
    return motion


def test_places_by_points_and_by_votes(ranked: World, meeting: Conference) -> None:
    motion = voted(ranked, meeting, {"BBB": 3, "AAA": 2, "CCC": 2})
    (found,) = years_table(ranked.season, ranked.member).voted
    assert found.title == motion.title
    places = [(u.name, u.by_points, u.by_votes, u.is_chosen) for u in found.units]
    assert places == [("Hội AAA", 1, 2, False), ("Hội BBB", 2, 1, True), ("Hội CCC", 3, 2, False)]
    assert found.moved == 3
    assert [row.told for row in found.chart.rows] == ["1 → 2", "2 → 1", "3 → 2"]


def test_what_nobody_voted_on_is_not_compared(ranked: World, meeting: Conference) -> None:
    everybody_present(ranked, meeting)
    decide_all(ranked, meeting)
    assert years_table(ranked.season, ranked.member).voted == ()


def test_page_and_workbook(ranked: World, meeting: Conference, sign_in: Any) -> None:
    motion = voted(ranked, meeting, {"BBB": 3, "AAA": 2})
    client = sign_in(ranked.member)
    page = client.get(reverse("meetings:over_years", args=[ranked.season.pk]))
    shown = one_line(page)
    assert f"Theo điểm và theo phiếu: {motion.title}" in shown
    assert "2 / 2 đơn vị có thứ tự theo phiếu khác" in shown
    assert "Tự chấm và kết quả qua các năm" in shown
    book = client.get(reverse("meetings:over_years_workbook", args=[ranked.season.pk]))
    sheets = load_workbook(BytesIO(book.getvalue()))
    assert sheets.sheetnames == ["Qua các năm", "Điểm và phiếu 1", "Tự chấm qua các năm"]
    rows = list(sheets["Điểm và phiếu 1"].values)
    assert [row[0] for row in rows[3:]] == ["Hội AAA", "Hội BBB"]
