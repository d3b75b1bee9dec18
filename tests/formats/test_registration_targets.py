"""Part II of the registration form: rows whose code was wiped, copied rows, unclear ones."""

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from thidua.domain.registration import RegistrationContent, Target, TargetNeed
from thidua.formats.problems import FormatError
from thidua.formats.registration_layout import HEADS, PEOPLE_ROWS
from thidua.formats.registration_reader import registration_from_xlsx
from thidua.formats.registration_workbook import registration_to_xlsx


def need(criterion: str, name: str, *, group: str = "Nhóm I", many: bool = False) -> TargetNeed:
    return TargetNeed(criterion, name, group, "%", True, False, many, False, False)


OWN_NEED = need("I.9", "Chỉ tiêu riêng", many=True)
NEEDS = (need("I.3", "Hội viên mới"), need("I.4", "Hội phí"), OWN_NEED)
TWINS = (need("I.3", "Hội viên mới"), need("II.1", "Hội viên mới", group="Nhóm II"), OWN_NEED)
SAME_GROUP = (need("I.3", "Hội viên mới"), need("I.4", "Hội viên mới"), OWN_NEED)
TWO_OWN = (need("I.3", "Hội viên mới"), OWN_NEED, need("II.9", "Riêng khác", many=True))


def filled(needs: tuple[TargetNeed, ...]) -> RegistrationContent:
    common = [each for each in needs if not each.has_many]
    own = next(each for each in needs if each.has_many)
    return RegistrationContent(
        headcount=20,
        advanced_workers=14,
        grassroots_fighters=2,
        targets=(
            *(
                Target(each.criterion, each.name, "%", Decimal(10 + at))
                for at, each in enumerate(common)
            ),
            Target(own.criterion, "Khám bệnh", "lượt", Decimal(500), is_own=True),
        ),
    )


def wipe_codes(sheet: Worksheet) -> None:
    """As somebody does who takes the codes for noise."""
    kept = {HEADS["II"][0], "STT", "I", "II", "III", "Đơn vị", "Năm"}
    for (cell,) in sheet.iter_rows(max_col=1, min_row=5):
        if cell.value not in kept:
            cell.value = None


def edited(needs: tuple[TargetNeed, ...], edit: Callable[[Worksheet], None]) -> bytes:
    data = registration_to_xlsx(filled(needs), needs, unit="Hội Một", year=2023)
    book = load_workbook(BytesIO(data))
    edit(book.worksheets[0])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(data: bytes, needs: tuple[TargetNeed, ...]) -> RegistrationContent:
    return registration_from_xlsx(data, needs, unit="Hội Một", year=2023).content


def problems(needs: tuple[TargetNeed, ...], edit: Callable[[Worksheet], None]) -> list[str]:
    with pytest.raises(FormatError) as found:
        read(edited(needs, edit), needs)
    return [str(problem) for problem in found.value.problems]


def row_of(sheet: Worksheet, text: str, nth: int = 0) -> int:
    return [row[0].row for row in sheet.iter_rows() if row[1].value == text][nth]


@pytest.mark.parametrize("needs", [NEEDS, TWINS])
def test_wiped_codes_change_nothing(needs: tuple[TargetNeed, ...]) -> None:
    assert read(edited(needs, wipe_codes), needs) == filled(needs)


def test_a_label_is_known_in_any_writing() -> None:
    def edit(sheet: Worksheet) -> None:
        wipe_codes(sheet)
        sheet.cell(row_of(sheet, "Hội phí"), 2).value = "HỘI  PHÍ "

    assert read(edited(NEEDS, edit), NEEDS) == filled(NEEDS)


def test_words_without_a_figure_are_no_target() -> None:
    def edit(sheet: Worksheet) -> None:
        last = row_of(sheet, "Hội phí")
        wipe_codes(sheet)
        sheet.insert_rows(last + 1)
        sheet.cell(last + 1, 2).value = "Số liệu tính đến 31/10"

    assert read(edited(NEEDS, edit), NEEDS) == filled(NEEDS)


def test_a_label_of_two_criteria_is_refused_by_the_cell_of_its_code() -> None:
    rows: list[int] = []

    def edit(sheet: Worksheet) -> None:
        rows.extend(row_of(sheet, "Hội viên mới", nth) for nth in (0, 1))
        wipe_codes(sheet)

    assert problems(SAME_GROUP, edit) == [
        f"A{row}: «»; chỉ nhận mã tiêu chí I.3, I.4, Riêng." for row in rows
    ]


def test_an_unknown_label_among_the_common_ones_is_refused() -> None:
    rows: list[int] = []

    def edit(sheet: Worksheet) -> None:
        rows.append(row_of(sheet, "Hội phí"))
        wipe_codes(sheet)
        sheet.cell(rows[0], 2).value = "Hội phí và lệ phí"

    assert problems(NEEDS, edit) == [f"A{rows[0]}: «»; chỉ nhận mã tiêu chí I.3, I.4 hoặc Riêng."]


def test_a_common_label_among_the_own_ones_is_refused() -> None:
    rows: list[int] = []

    def edit(sheet: Worksheet) -> None:
        rows.append(row_of(sheet, "Khám bệnh"))
        wipe_codes(sheet)
        sheet.cell(rows[0], 2).value = "Hội phí"

    assert problems(NEEDS, edit) == [f"A{rows[0]}: «»; chỉ nhận mã tiêu chí I.4, Riêng."]


def test_own_rows_without_a_code_are_refused_where_several_criteria_take_them() -> None:
    rows: list[int] = []

    def edit(sheet: Worksheet) -> None:
        rows.append(row_of(sheet, "Khám bệnh"))
        wipe_codes(sheet)

    assert problems(TWO_OWN, edit) == [f"A{rows[0]}: «»; chỉ nhận mã Riêng I.9 hoặc Riêng II.9."]


@pytest.mark.parametrize("label", ["Hội phí", "Khám bệnh"])
def test_a_copied_row_is_refused_by_its_cell(label: str) -> None:
    rows: list[int] = []

    def edit(sheet: Worksheet) -> None:
        row = row_of(sheet, label)
        sheet.insert_rows(row + 1)
        for column in range(1, 8):
            sheet.cell(row + 1, column).value = sheet.cell(row, column).value
        if label == "Hội phí":
            sheet.cell(row + 1, 4).value = "60"
        rows.append(row)

    called = "I.4" if label == "Hội phí" else label
    assert problems(NEEDS, edit) == [
        f"A{rows[0] + 1}: «{called}» đã ghi ở dòng {rows[0]}; mỗi dòng một lần."
    ]


def test_a_copied_movement_is_refused() -> None:
    def edit(sheet: Worksheet) -> None:
        row = row_of(sheet, "Tên phong trào")
        for below in (1, 2):
            sheet.cell(row + below, 2).value = "Lao động giỏi"

    (told,) = problems(NEEDS, edit)

    assert told == "A13: «Lao động giỏi» đã ghi ở dòng 12; mỗi dòng một lần."


def test_a_copied_row_of_persons_is_refused() -> None:
    def edit(sheet: Worksheet) -> None:
        row = row_of(sheet, PEOPLE_ROWS["TS"][1])
        sheet.insert_rows(row + 1)
        for column in range(1, 4):
            sheet.cell(row + 1, column).value = sheet.cell(row, column).value

    (told,) = problems(NEEDS, edit)

    assert told == "A7: «Tổng số người của cơ quan» đã ghi ở dòng 6; mỗi dòng một lần."


NESTED = (
    TargetNeed("I.1.a", "Số lượng", "Nhóm I", "%", True, False, False, False, False,
               ("I.1 Hội viên", "I.1.1 Mới")),
    TargetNeed("I.1.b", "Chất lượng", "Nhóm I", "%", True, False, False, False, False,
               ("I.1 Hội viên", "I.1.1 Mới")),
    TargetNeed("I.2.a", "Số lượng", "Nhóm I", "%", True, False, False, False, False,
               ("I.2 Hội phí",)),
    TargetNeed("II.1", "Số lượng", "Nhóm II", "%", True, False, False, False, False),
)  # fmt: skip


def nested_sheet() -> Worksheet:
    content = RegistrationContent(
        targets=tuple(Target(n.criterion, n.name, "%", Decimal(7 + at))
                      for at, n in enumerate(NESTED))
    )  # fmt: skip
    data = registration_to_xlsx(content, NESTED, unit="Hội Một", year=2023)
    return load_workbook(BytesIO(data)).worksheets[0]


def test_targets_stand_below_their_headings() -> None:
    sheet = nested_sheet()
    start = next(cell.row for cell in sheet["B"] if cell.value == "Nhóm I")
    shown = [
        (sheet.cell(row, 2).value, int(sheet.cell(row, 2).alignment.indent))
        for row in range(start, start + 9)
    ]

    assert shown == [
        ("Nhóm I", 0), ("I.1 Hội viên", 1), ("I.1.1 Mới", 2), ("Số lượng", 2), ("Chất lượng", 2),
        ("I.2 Hội phí", 1), ("Số lượng", 1), ("Nhóm II", 0), ("Số lượng", 0),
    ]  # fmt: skip


@pytest.mark.parametrize("wiped", [False, True])
def test_targets_of_one_name_are_told_apart_by_the_heading_above_them(*, wiped: bool) -> None:
    sheet = nested_sheet()
    if wiped:
        wipe_codes(sheet)
    stream = BytesIO()
    sheet.parent.save(stream)  # type: ignore[union-attr] # it lies in a workbook

    found = registration_from_xlsx(stream.getvalue(), NESTED, unit="Hội Một", year=2023).content

    assert [(t.criterion, t.figure) for t in found.targets] == [
        (need.criterion, Decimal(7 + at)) for at, need in enumerate(NESTED)
    ]
