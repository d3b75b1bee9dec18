"""Criteria that are sums of others: on sheet, workbook and paper, and under verification."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests.apps.appraisals.builders import LATER, adopt, line_of, sheet_of, submit
from tests.documents.reading import pdf_pages
from tests.factories import NOON, World
from tests.formats.test_scheme_parts import heading, leaf
from tests.one_line import one_line
from thidua.apps.appraisals.actions.lines import LineChange, save_lines
from thidua.apps.appraisals.actions.opening import open_scoring
from thidua.apps.appraisals.papers.score_sheet import build_score_sheet
from thidua.apps.paperwork.registries.papers import Request


def table() -> dict[str, Any]:
    """Headings of three levels in group I; one is called like the group, one twice."""
    quality = heading("1", "30", leaf("b1", "15"), leaf("b2", "25"))
    politics = heading("I", "40", leaf("a", "10"), called("Chất lượng", quality))
    rounds = heading("1", "40", leaf("II", "40"))
    groups = [
        ("I", "Nhiệm vụ", "60", [called("Chính trị", politics), leaf("c", "20")]),
        ("II", "Phong trào", "40", [called("Các đợt", rounds)]),
    ]
    names = ("id", "name", "max", "criteria")
    return {
        "total": "100",
        "decimals": "1",
        "bonus_inside_total": "true",
        "na_policy": "zero",
        "groups": [dict(zip(names, group, strict=True)) for group in groups],
    }


def called(name: str, line: dict[str, Any]) -> dict[str, Any]:
    return {**line, "name": name}


@pytest.fixture
def scored(world: World) -> World:
    """AAA typed 9, 15 and 20 into I, which is held at its maximum, and 30 into II."""
    adopt(world, table())
    open_scoring(world.season, actor=world.head, at=NOON)
    world.season.refresh_from_db()
    for item, figure in (("a", "9"), ("b1", "15"), ("b2", "20"), ("c", "18,5"), ("II", "30")):
        line = line_of(world, "AAA", item)
        change = LineChange(line.pk, line.revision, {"actual": figure, "note": "Báo cáo"})
        save_lines(line.sheet, [change], actor=world.officers["AAA"], at=LATER)
    return world


def sheet_page(client: Client, world: World) -> str:
    return one_line(client.get(reverse("appraisals:sheet", args=[sheet_of(world, "AAA").pk])))


def test_headings_stand_before_what_they_hold_with_their_sums(scored: World, sign_in: Any) -> None:
    shown = sheet_page(sign_in(scored.officers["AAA"]), scored)

    body = shown.split("<tbody>")[1]
    rows = [row.split(">", 1)[0] for row in body.split("<tr")[1:]]
    looks = [row.partition('class="')[2].split('"')[0] for row in rows]
    assert looks == [
        "group", "heading level-1", "level-2", "heading level-2", "level-3", "level-3", "",
        "subtotal",
    ]  # fmt: skip
    why = "tổng 2 mục con, tối đa {} điểm"
    for key, most, points in (("heading 0", 40, "39,0"), ("heading 1", 30, "30,0")):
        assert f'<span data-section="{key}" title="{why.format(most)}">{points}</span>' in body
    assert '<span data-section="I">57,5</span>' in body
    assert '<span data-section="heading 2" title="tổng 1 mục con, tối đa 40 điểm">30,0' in shown


def test_a_typed_figure_brings_the_sums_above_it(scored: World, sign_in: Any) -> None:
    line = line_of(scored, "AAA", "b2")
    typed = {f"{line.pk}-actual": "5", f"{line.pk}-revision": str(line.revision)}
    address = reverse("appraisals:save_lines_while_typing", args=[line.pk])

    client = sign_in(scored.officers["AAA"])
    answer = client.post(address, typed, headers={"accept": "application/json"}).json()

    assert answer["sections"] == {
        "I": "47,5", "II": "30,0", "deduction": "0,0",
        "heading 0": "29,0", "heading 1": "20,0", "heading 2": "30,0",
    }  # fmt: skip
    assert answer["total"] == "77,5"


def test_the_workbook_has_the_headings_and_comes_back(scored: World, sign_in: Any) -> None:
    client = sign_in(scored.officers["AAA"])
    sheet = sheet_of(scored, "AAA")
    content = client.get(reverse("appraisals:workbook", args=[sheet.pk])).content
    book = load_workbook(BytesIO(content))
    page = book["Bảng chấm điểm"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=7)]
    named = [(row[0], row[1], row[8]) for row in rows]
    assert named[:5] == [
        ("I", "Nhiệm vụ", None),
        ("I", "Chính trị", 39),
        ("a", None, 9),
        ("1", "Chất lượng", 30),
        ("b1", None, 15),
    ]
    page["G9"] = 7
    filled = BytesIO()
    book.save(filled)
    upload = SimpleUploadedFile("bang.xlsx", filled.getvalue())
    answer = client.post(
        reverse("appraisals:save_lines_from_workbook", args=[sheet.pk]), {"file": upload}
    )
    assert "a – " in answer.text


def test_paper_and_verification_name_the_headings(scored: World, sign_in: Any) -> None:
    submit(scored, "AAA")
    asked = Request(scored.season, scored.units["AAA"], scored.head, date(2023, 12, 1))
    paper = " ".join(pdf_pages(build_score_sheet(asked)))
    assert "Chính trị" in paper
    assert paper.index("Chính trị") < paper.index("Chất lượng") < paper.index("Các đợt")

    client = sign_in(scored.deputy)
    shown = one_line(client.get(reverse("appraisals:verify", args=[sheet_of(scored, "AAA").pk])))
    assert '<p class="hint mb-0">I Chính trị › 1 Chất lượng</p>' in shown
    explained = client.get(reverse("appraisals:explain", args=[line_of(scored, "AAA", "b1").pk]))
    assert "I Chính trị › 1 Chất lượng" in one_line(explained)
