"""The bonus of a criterion: typed, counted above the maximum, verified, in files and papers."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
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
from thidua.apps.appraisals.actions.verification import LineVerdict, verify_line
from thidua.apps.appraisals.papers.score_sheet import build_score_sheet
from thidua.apps.appraisals.refusals import FiguresRefused
from thidua.apps.appraisals.scoring.frozen import frozen_figures
from thidua.apps.paperwork.registries.papers import Request


def table() -> dict[str, Any]:
    """II.1 may bring 1.5 points above its maximum, in steps of 0.25."""
    definition = scheme_definition()
    definition["groups"][1]["criteria"][0]["bonus"] = {"max": "1.5", "step": "0.25"}
    return definition | {"bonus_inside_total": "false", "total": "90"}


@pytest.fixture
def ready(world: World) -> World:
    opened(world, table())
    for code in world.units:
        fill(world, code)
    return world


def sheet_page(client: Any, world: World, code: str) -> str:
    return one_line(client.get(reverse("appraisals:sheet", args=[sheet_of(world, code).pk])))


def test_the_bonus_is_typed_beside_the_figure_and_counts_above(ready: World, sign_in: Any) -> None:
    client = sign_in(ready.officers["AAA"])
    line = line_of(ready, "AAA", "II.1")
    shown = sheet_page(client, ready, "AAA")
    assert f'name="{line.pk}-bonus"' in shown
    assert shown.count('-bonus" value=') == 1
    assert "Thưởng thêm nhiều nhất 1,5 điểm, mỗi bước 0,25." in shown

    typed = {f"{line.pk}-bonus": "1,25", f"{line.pk}-revision": str(line.revision)}
    address = reverse("appraisals:save_lines_while_typing", args=[line.pk])
    answer = client.post(address, typed, headers={"accept": "application/json"}).json()

    assert answer["items"]["II.1"]["points"] == "21,25"
    assert answer["items"]["II.1"]["why"].endswith("; thưởng thêm 1,25 điểm")
    assert (answer["sections"]["II"], answer["total"]) == ("31,25", "91,25")
    assert answer["values"]["bonus"] == "1,25"
    explained = client.get(reverse("appraisals:explain", args=[line.pk]))
    assert "Điểm thưởng: <strong>1,25</strong>" in explained.text


@pytest.mark.parametrize("typed", ["1,6", "0,3", "-0,25", "nhiều"])
def test_a_bonus_that_does_not_fit_is_refused_by_its_cell(ready: World, typed: str) -> None:
    with pytest.raises(FiguresRefused) as refused:
        save(ready, "AAA", "II.1", bonus=typed)
    (fault,) = refused.value.faults
    assert fault.field == "bonus"
    assert "Tiêu chí II.1, ô Điểm thưởng" in fault.text
    assert line_of(ready, "AAA", "II.1").bonus == ""


def test_only_criteria_with_a_bonus_have_the_cell(ready: World) -> None:
    save(ready, "AAA", "I.1", bonus="1")
    assert line_of(ready, "AAA", "I.1").bonus == ""


def test_the_verifier_puts_another_bonus(ready: World, sign_in: Any) -> None:
    save(ready, "AAA", "II.1", bonus="1,5")
    submit(ready, "AAA")
    line = line_of(ready, "AAA", "II.1")
    verdict = LineVerdict(False, line.revision, {"actual": "4", "bonus": "0,5"}, "Chỉ một đợt")
    verify_line(line, verdict, actor=ready.deputy, at=LATER)

    shown = sheet_page(sign_in(ready.officers["AAA"]), ready, "AAA")
    assert "4, thưởng 0,5" in shown
    assert "20,50" in shown
    history = sign_in(ready.deputy).get(reverse("appraisals:explain", args=[line.pk])).text
    assert "Điểm thưởng, thẩm định" in history


def test_a_locked_sheet_keeps_the_bonus_and_old_ones_their_form(ready: World) -> None:
    save(ready, "AAA", "II.1", bonus="1,5")
    submit(ready, "AAA")
    lock(ready, "AAA")
    kept = {row[0]: row[1:] for row in frozen_figures(sheet_of(ready, "AAA"))}
    assert kept["II.1"] == ["4", "", "", "", "1.5"]
    assert kept["I.1"] == ["100", "", "", ""]


def test_workbook_and_paper_have_the_bonus(ready: World, sign_in: Any) -> None:
    save(ready, "AAA", "II.1", bonus="1,5")
    client, sheet = sign_in(ready.officers["AAA"]), sheet_of(ready, "AAA")
    content = client.get(reverse("appraisals:workbook", args=[sheet.pk])).content
    book = load_workbook(BytesIO(content))
    page = book["Bảng chấm điểm"]
    assert (page["O6"].value, page.column_dimensions["O"].hidden) == ("Điểm thưởng", False)
    row = next(row for row in page.iter_rows(min_row=7) if row[0].value == "II.1")
    assert (row[8].value, row[14].value) == (21.5, "1,5")
    assert [cell.value for cell in book["RESULTS"][1]][-1] == "bonus"
    row[14].value = 0.75
    filled = BytesIO()
    book.save(filled)
    address = reverse("appraisals:save_lines_from_workbook", args=[sheet.pk])
    upload = SimpleUploadedFile("bang.xlsx", filled.getvalue())
    shown = one_line(client.post(address, {"file": upload}))
    assert "Điểm thưởng" in shown
    assert "0,75" in shown

    asked = Request(ready.season, ready.units["AAA"], ready.head, date(2023, 12, 1))
    assert "thưởng 1,5 điểm" in " ".join(pdf_pages(build_score_sheet(asked)))
