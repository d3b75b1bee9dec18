"""Excel out and back: the official layout, every change and every fault by its cell."""

from io import BytesIO
from random import Random
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from tests.apps.appraisals.builders import (
    GRADED,
    RELATIVE,
    all_locked,
    line_of,
    opened,
    save,
    scheme_definition,
    sheet_of,
)
from tests.conftest import SignIn
from tests.factories import World
from tests.one_line import one_line
from tests.uploading import accepted, changed_cells, doubts_in, looked_at
from thidua.apps.appraisals.models import Line
from thidua.apps.organisations.models import Bloc, Unit


def downloaded(client: Client, name: str, key: int) -> Workbook:
    response = client.get(reverse(f"appraisals:{name}", args=[key]))
    assert response.status_code == 200
    return load_workbook(BytesIO(response.content))


def row_of(workbook: Workbook, code: str) -> int:
    page = workbook.worksheets[0]
    return next(row for row in range(7, page.max_row + 1) if page.cell(row, 1).value == code)


def sent_back(client: Client, workbook: Workbook, key: int) -> Any:
    buffer = BytesIO()
    workbook.save(buffer)
    return looked_at(
        client, reverse("appraisals:save_lines_from_workbook", args=[key]), buffer.getvalue()
    )


def problems_of(page: Any) -> list[tuple[str, str]]:
    assert page.status_code == 422
    return [(problem.path, problem.message) for problem in page.context["problems"]]


def test_sheet_goes_out_and_comes_back(world: World, sign_in: SignIn) -> None:
    opened(world, scheme_definition(("II", GRADED), ("I", RELATIVE)))
    sheet, client = sheet_of(world, "CCC"), sign_in(world.member)
    save(world, "CCC", "II.1", actual="2")
    workbook = downloaded(client, "workbook", sheet.pk)
    page = workbook.worksheets[0]
    typed = {
        "I.1": 98.5,
        "I.2/2": "100,5",
        "II.3": "Hoàn thành tốt nhiệm vụ",
        "II.2": "Không áp dụng",
    }
    for code, value in typed.items():
        page[f"G{row_of(workbook, code)}"] = value
    page[f"E{row_of(workbook, 'I.3')}"] = 7

    preview = sent_back(client, workbook, sheet.pk)
    cells = {change.place: change.after for change in preview.context["preview"].changes}
    assert cells[f"G{row_of(workbook, 'I.1')}"] == "98,5"
    assert line_of(world, "CCC", "I.1").actual == ""
    accepted(client, reverse("appraisals:save_lines_from_workbook", args=[sheet.pk]), preview)

    assert dict(sheet.lines.exclude(actual="").values_list("item", "actual")) == {
        "I.1": "98.5", "I.2": "100.5", "II.1": "2", "II.2": "n/a", "II.3": "HTTNV",
    }  # fmt: skip
    assert line_of(world, "CCC", "I.3").target == "7"


def test_faults_name_the_cell_and_nothing_is_taken(world: World, sign_in: SignIn) -> None:
    opened(world)
    sheet, client = sheet_of(world, "CCC"), sign_in(world.member)
    workbook = downloaded(client, "workbook", sheet.pk)
    first, second = row_of(workbook, "I.1"), row_of(workbook, "II.1")
    workbook.worksheets[0][f"G{first}"] = "nhiều"
    workbook.worksheets[0][f"G{second}"] = "=1+1"

    page = sent_back(client, workbook, sheet.pk)

    (cell, said), (other, why) = problems_of(page)
    assert (cell, other) == (f"G{first}", f"G{second}")
    assert said.startswith("Tiêu chí I.1, ô Thực hiện: «nhiều» không phải là số")
    assert why.startswith("công thức chưa được tính")


def test_percent_cells_are_read_as_written(world: World, sign_in: SignIn) -> None:
    opened(world)
    sheet, client = sheet_of(world, "CCC"), sign_in(world.member)
    workbook = downloaded(client, "workbook", sheet.pk)
    cell = workbook.worksheets[0][f"G{row_of(workbook, 'I.1')}"]
    cell.value, cell.number_format = 0.985, "0.0%"

    preview = sent_back(client, workbook, sheet.pk)

    assert [cell for _, _, cell in changed_cells(preview)] == ["98,5"]


def test_another_units_file_and_no_file_are_refused(world: World, sign_in: SignIn) -> None:
    opened(world)
    client = sign_in(world.member)
    theirs = downloaded(sign_in(world.head), "workbook", sheet_of(world, "AAA").pk)
    key = sheet_of(world, "CCC").pk

    assert "Không phải bảng của Hội CCC" in sent_back(client, theirs, key).content.decode()
    url = reverse("appraisals:save_lines_from_workbook", args=[key])
    page = client.post(url, {"file": SimpleUploadedFile("a.xlsx", b"PK not")}).content.decode()
    assert "mở được bằng Excel" in page
    assert client.post(url, {"ticket": "giả"}).status_code == 302
    assert Line.objects.exclude(actual="").count() == 0


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", b"%PDF-1.4 nothing", "Đây là tệp PDF"),
        ("bang.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 60, "Tệp .xls đời cũ"),
        ("anh.png", b"\x89PNG\r\n\x1a\n", "tệp ảnh"),
        ("bang.xlsx", b"a,b\n1,2", "Chỉ nhận tệp .xlsx"),
    ],
)
def test_another_kind_of_file_is_refused_in_a_sentence(
    world: World, sign_in: SignIn, name: str, data: bytes, said: str
) -> None:
    opened(world)
    url = reverse("appraisals:save_lines_from_workbook", args=[sheet_of(world, "CCC").pk])

    answer = sign_in(world.member).post(url, {"file": SimpleUploadedFile(name, data)})

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_row_that_was_copied_is_refused_by_its_cell(world: World, sign_in: SignIn) -> None:
    opened(world)
    sheet, client = sheet_of(world, "CCC"), sign_in(world.member)
    workbook = downloaded(client, "workbook", sheet.pk)
    page, row = workbook.worksheets[0], row_of(workbook, "I.1")
    page[f"G{row}"] = 95
    below = page.max_row + 1
    for column in range(1, 15):
        page.cell(below, column).value = page.cell(row, column).value
    page[f"G{below}"] = 60

    shown = sent_back(client, workbook, sheet.pk)

    [(cell, said)] = problems_of(shown)
    assert cell == f"G{below}"
    assert f"đã có ở dòng {row}" in said


def test_a_note_before_the_sheet_is_passed_over(world: World, sign_in: SignIn) -> None:
    opened(world)
    sheet, client = sheet_of(world, "CCC"), sign_in(world.member)
    workbook = downloaded(client, "workbook", sheet.pk)
    workbook.worksheets[0][f"G{row_of(workbook, 'I.1')}"] = 95
    workbook.create_sheet("Ghi chú", 0)["A1"] = "Anh Bình điền giúp"

    assert changed_cells(sent_back(client, workbook, sheet.pk)) == [("Thực hiện", "", "95")]


def test_a_file_that_unpacks_too_large_is_refused(world: World, sign_in: SignIn) -> None:
    opened(world)
    client, key = sign_in(world.member), sheet_of(world, "CCC").pk
    buffer = BytesIO()
    noise = Random(1).randbytes(20_000) + b"0" * 1_000_000  # noqa: S311 - only hard to pack
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name in ("[Content_Types].xml", "xl/workbook.xml", *map(str, range(100))):
            package.writestr(name, noise)
    file = SimpleUploadedFile("to.xlsx", buffer.getvalue())

    page = client.post(
        reverse("appraisals:save_lines_from_workbook", args=[key]), {"file": file}
    ).content.decode()

    assert "sau giải nén không quá 100 MB" in page


def test_a_line_changed_after_the_preview_is_told(world: World, sign_in: SignIn) -> None:
    opened(world)
    sheet, client = sheet_of(world, "CCC"), sign_in(world.member)
    workbook = downloaded(client, "workbook", sheet.pk)
    workbook.worksheets[0][f"G{row_of(workbook, 'I.1')}"] = 80
    preview = sent_back(client, workbook, sheet.pk)
    save(world, "CCC", "I.1", actual="90", actor=world.leaders["CCC"])

    url = reverse("appraisals:save_lines_from_workbook", args=[sheet.pk])
    page = accepted(client, url, preview)

    assert "người khác vừa sửa" in page
    assert line_of(world, "CCC", "I.1").actual == "90"


def test_a_file_from_before_the_page_was_changed_asks_for_a_look(
    world: World, sign_in: SignIn
) -> None:
    opened(world)
    sheet, client = sheet_of(world, "CCC"), sign_in(world.member)
    workbook = downloaded(client, "workbook", sheet.pk)
    save(world, "CCC", "I.1", actual="90", actor=world.leaders["CCC"])
    cell = f"G{row_of(workbook, 'I.1')}"
    workbook.worksheets[0][cell] = 80
    url = reverse("appraisals:save_lines_from_workbook", args=[sheet.pk])

    preview = sent_back(client, workbook, sheet.pk)

    [(place, said)] = doubts_in(preview)
    assert (place, "sau khi tệp này tải xuống" in said) == (cell, True)
    assert "1 chỗ cần xem lại" in accepted(client, url, preview, despite_doubts=False)
    assert line_of(world, "CCC", "I.1").actual == "90"
    assert "Đã nhận 1 dòng" in accepted(client, url, preview)
    assert "Tệp đã được nhận rồi" in accepted(client, url, preview)
    assert line_of(world, "CCC", "I.1").actual == "80"


def test_texts_never_become_formulas(world: World, sign_in: SignIn) -> None:
    opened(world)
    save(world, "CCC", "I.1", actual="1", note='=HYPERLINK("http://x")')

    workbook = downloaded(sign_in(world.member), "workbook", sheet_of(world, "CCC").pk)

    cell = workbook.worksheets[0][f"K{row_of(workbook, 'I.1')}"]
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://x")')


def test_lists_and_results_go_out(world: World, sign_in: SignIn) -> None:
    all_locked(opened(world), BBB="80")
    client = sign_in(world.head)

    listed = downloaded(client, "sheets_workbook", world.season.pk).worksheets[0]
    result = downloaded(client, "result_workbook", world.season.pk)

    assert [listed.cell(row, 2).value for row in (5, 6, 7)] == ["Hội AAA", "Hội BBB", "Hội CCC"]
    first = result.worksheets[0]
    assert [(first.cell(r, 1).value, first.cell(r, 2).value) for r in (6, 7, 8)] == [
        (1, "AAA"), (1, "CCC"), (3, "BBB"),
    ]  # fmt: skip
    assert first["A3"].value == "TẠM TÍNH, chưa công bố"


def repacked(workbook: Workbook, **parts: bytes) -> bytes:
    """The file with some parts put in place of its own."""
    plain, changed = BytesIO(), BytesIO()
    workbook.save(plain)
    names = {"sheet": "xl/worksheets/sheet1.xml", "book": "xl/workbook.xml"}
    with ZipFile(plain) as source, ZipFile(changed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            for key, part in parts.items():
                content = part if names[key] == name else content
            target.writestr(name, content)
    return changed.getvalue()


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    b"<worksheet>&b;</worksheet>"
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'


@pytest.mark.parametrize(
    "parts",
    [
        {"sheet": BOMB},
        {"sheet": OUTSIDE},
        {"sheet": b"<worksheet><sheetData><row>"},
        {"sheet": b""},
        {"sheet": b"\xff\xfe\x00"},
        {"book": b"<workbook/>"},
        {"book": b"<a><b></a>"},
    ],
)
def test_damaged_and_hostile_files_are_refused_in_words(
    world: World, sign_in: SignIn, parts: dict[str, bytes]
) -> None:
    opened(world)
    sheet, client = sheet_of(world, "CCC"), sign_in(world.member)
    data = repacked(downloaded(client, "workbook", sheet.pk), **parts)

    url = reverse("appraisals:save_lines_from_workbook", args=[sheet.pk])
    answer = client.post(url, {"file": SimpleUploadedFile("bang.xlsx", data)})

    assert answer.status_code == 422
    assert "bang.xlsx" in answer.content.decode()


def test_merged_cells_as_large_as_a_page_are_never_laid_out(world: World, sign_in: SignIn) -> None:
    opened(world)
    sheet, client = sheet_of(world, "CCC"), sign_in(world.member)
    workbook = downloaded(client, "workbook", sheet.pk)
    row = row_of(workbook, "I.1")
    workbook.worksheets[0][f"G{row}"] = "97"
    buffer = BytesIO()
    workbook.save(buffer)
    with ZipFile(buffer) as package:
        page = package.read("xl/worksheets/sheet1.xml")
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    data = repacked(workbook, sheet=page.replace(b"</sheetData>", merged))

    url = reverse("appraisals:save_lines_from_workbook", args=[sheet.pk])
    answer = client.post(url, {"file": SimpleUploadedFile("bang.xlsx", data)})

    assert answer.status_code == 200
    assert '<strong><span class="prewrap">97</span></strong>' in one_line(answer)


def test_names_and_notes_are_never_formulas(world: World, sign_in: SignIn) -> None:
    formula = '=HYPERLINK("http://evil.example","x")'
    Bloc.objects.filter(pk=world.bloc.pk).update(name=formula)
    Unit.objects.filter(pk=world.units["CCC"].pk).update(name="=1+1")
    opened(world)
    sheet = sheet_of(world, "CCC")
    Line.objects.filter(sheet=sheet).update(note="=cmd|'/c calc'!A1\x0b")
    all_locked(world)
    client = sign_in(world.head)

    for name, key in (
        ("workbook", sheet.pk),
        ("sheets_workbook", world.season.pk),
        ("result_workbook", world.season.pk),
    ):
        workbook = downloaded(client, name, key)
        cells = [cell for page in workbook for row in page.iter_rows() for cell in row]
        assert "f" not in {cell.data_type for cell in cells}
        assert formula in {cell.value for cell in cells}
