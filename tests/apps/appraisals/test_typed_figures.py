"""The sheet takes what people type by the one table: saved as one types, and from a workbook."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.apps.appraisals.builders import (
    RELATIVE,
    line_of,
    opened,
    save,
    scheme_definition,
    sheet_of,
)
from tests.conftest import SignIn
from tests.factories import World
from tests.figure_cases import CASES
from tests.one_line import one_line
from thidua.apps.appraisals.actions.lines import LineChange
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.appraisals.sheets.reading import preview_of
from thidua.domain.figure_spec import FigureKind
from thidua.formats.problems import FormatError
from thidua.web.previews import Preview

IN_DONG = RELATIVE | {"id": "I.4", "measure": "đồng"}
LINES = {
    FigureKind.COUNT: "TR1",
    FigureKind.NUMBER: "II.1",
    FigureKind.PERCENT: "I.1",
    FigureKind.MONEY: "I.4",
}


@pytest.fixture
def sheets(world: World) -> World:
    return opened(world, scheme_definition(("I", RELATIVE), ("I", IN_DONG)))


def test_saving_while_one_types_answers_by_the_table(sheets: World, sign_in: SignIn) -> None:
    client = sign_in(sheets.member)
    for kind, text, stored in CASES:
        line = line_of(sheets, "CCC", LINES[kind])
        before, url = line.actual, reverse("appraisals:save_lines_while_typing", args=[line.pk])
        typed = {f"{line.pk}-revision": line.revision, f"{line.pk}-actual": text}

        status = client.post(url, typed).status_code

        now = line_of(sheets, "CCC", LINES[kind]).actual
        assert (status, now) == ((422, before) if stored is None else (200, stored)), (kind, text)


def test_a_workbook_answers_by_the_table(sheets: World, sign_in: SignIn) -> None:
    sheet = sheet_of(sheets, "CCC")
    url = reverse("appraisals:workbook", args=[sheet.pk])
    empty = sign_in(sheets.member).get(url).content
    for text in dict.fromkeys(text for _, text, _ in CASES):
        wanted = {LINES[kind]: stored for kind, each, stored in CASES if each == text}
        taken = {item for item, stored in wanted.items() if stored is not None}
        preview = filled(sheets, empty, dict.fromkeys(taken, text))
        found = {sheet.lines.get(pk=change.line_pk).item for change in preview.content}
        assert found == taken, text
        if refused := wanted.keys() - taken:
            with pytest.raises(FormatError) as wrong:
                filled(sheets, empty, dict.fromkeys(wanted, text))
            assert len(wrong.value.problems) == len(refused), text


def filled(world: World, empty: bytes, cells: dict[str, object]) -> Preview[list[LineChange]]:
    """What a workbook with these figures would change."""
    sheet, book = sheet_of(world, "CCC"), load_workbook(BytesIO(empty))
    page = book.worksheets[0]
    for number in range(7, page.max_row + 1):
        if page.cell(number, 1).value in cells:
            page[f"G{number}"] = cells[page.cell(number, 1).value]
    file = BytesIO()
    book.save(file)
    return preview_of(sheet, file.getvalue())


def test_a_cell_with_a_number_is_that_number(sheets: World, sign_in: SignIn) -> None:
    url = reverse("appraisals:workbook", args=[sheet_of(sheets, "CCC").pk])
    empty = sign_in(sheets.member).get(url).content

    preview = filled(sheets, empty, {"I.1": 98.125, "II.1": 15.0, "I.4": 15000})

    assert sorted(change.values["actual"] for change in preview.content) == [
        "15",
        "15000",
        "98,125",
    ]


def test_what_was_understood_stands_beside_its_cell_also_after_a_reload(
    sheets: World, sign_in: SignIn
) -> None:
    client = sign_in(sheets.member)
    line = line_of(sheets, "CCC", "I.3")
    typed = {f"{line.pk}-revision": line.revision, f"{line.pk}-actual": "25 tỷ"}

    answer = client.post(
        reverse("appraisals:save_lines_while_typing", args=[line.pk]), typed
    ).json()
    page = one_line(client.get(sheet_of(sheets, "CCC").get_absolute_url()))

    assert answer["values"]["actual"] == "25000"
    assert answer["echoes"]["actual"] == "= 25.000.000.000 đồng"
    assert 'data-echo-of="actual">= 25.000.000.000 đồng</output>' in page


def test_a_row_stored_long_ago_with_three_zeros_is_shown_so_that_it_reads_back(
    sheets: World,
) -> None:
    line = line_of(sheets, "CCC", "II.1")
    type(line).objects.filter(pk=line.pk).update(actual="15.000")

    shown = plan_of(line.sheet.scheme).items["II.1"].text_of("15.000")

    assert shown == "15"
    assert save(sheets, "CCC", "II.1", actual=shown).actual == "15"
