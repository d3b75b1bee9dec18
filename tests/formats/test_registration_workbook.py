"""A registration as an Excel form: out, filled in, back; every error with its cell."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.figure_cases import CASES
from thidua.domain.figure_spec import FigureKind
from thidua.domain.registration import (
    Movement,
    RegistrationContent,
    Target,
    TargetNeed,
    Title,
    changes_between,
)
from thidua.formats.problems import FormatError
from thidua.formats.registration_reader import registration_from_xlsx
from thidua.formats.registration_workbook import registration_to_xlsx

NEEDS = (
    TargetNeed("I.2", "Chỉ tiêu riêng", "Nhóm I", "%", True, False, True, False, False),
    TargetNeed("I.3", "Hội viên mới", "Nhóm I", "người", True, False, False, False, False),
    TargetNeed("I.4", "Hội phí", "Nhóm I", "triệu đồng", False, True, False, False, False),
)
CONTENT = RegistrationContent(
    headcount=20,
    advanced_workers=14,
    grassroots_fighters=2,
    movements=(
        Movement("Lao động giỏi", "authority", "Mọi người", date(2023, 3, 8), date(2023, 11, 20)),
        Movement("=1+1", "unit", "-5 vụ"),
    ),
    targets=(
        Target("I.3", "Hội viên mới", "người", None, None, True),
        Target("I.4", "Hội phí", "triệu đồng", None, Decimal("1234.5"), note="đã kiểm toán"),
        Target("I.2", "Khám bệnh", "lượt", Decimal(500), is_own=True, solution="4 đợt"),
        Target("I.2", "Tập huấn", "lớp", Decimal("0.125"), is_own=True),
    ),
    titles=(Title("TTLDXS"), Title("BK_TINH", "individual", 3, "tiêu biểu")),
)


def written(content: RegistrationContent = CONTENT) -> bytes:
    return registration_to_xlsx(content, NEEDS, unit="Hội Một", year=2023)


def read(data: bytes) -> RegistrationContent:
    return registration_from_xlsx(data, NEEDS, unit="Hội Một", year=2023).content


def changed(edit: Callable[[Worksheet], None], content: RegistrationContent = CONTENT) -> bytes:
    book = load_workbook(BytesIO(written(content)))
    edit(book.worksheets[0])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def problems(data: bytes) -> list[str]:
    with pytest.raises(FormatError) as found:
        read(data)
    return [str(problem) for problem in found.value.problems]


def cell_of(text: str, column: str, content: RegistrationContent = CONTENT) -> str:
    """The cell in ``column`` of the row whose second cell is ``text``."""
    sheet = load_workbook(BytesIO(written(content))).worksheets[0]
    row = next(row[0].row for row in sheet.iter_rows() if row[1].value == text)
    return f"{column}{row}"


def test_written_form_reads_back_the_same() -> None:
    assert read(written()) == CONTENT


def test_empty_form_reads_back_empty() -> None:
    assert read(written(RegistrationContent())) == RegistrationContent()


def test_texts_are_never_formulas() -> None:
    sheet = load_workbook(BytesIO(written())).worksheets[0]

    cell = sheet[cell_of("=1+1", "B")]

    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_rows_may_be_inserted() -> None:
    own = int(cell_of("Khám bệnh", "A")[1:])

    def insert(sheet: Worksheet) -> None:
        sheet.insert_rows(own)
        sheet.cell(own, 2).value = "Chỉ tiêu chen vào"
        sheet.cell(own, 4).value = 7

    targets = read(changed(insert)).own_targets_of("I.2")

    assert [(target.content, target.figure) for target in targets] == [
        ("Chỉ tiêu chen vào", Decimal(7)),
        ("Khám bệnh", Decimal(500)),
        ("Tập huấn", Decimal("0.125")),
    ]


def test_heads_that_are_strange_doubled_or_missing_are_named_by_cell() -> None:
    row = int(cell_of("Nội dung chỉ tiêu", "A")[1:])

    def edit(sheet: Worksheet) -> None:
        sheet.cell(row, 4).value = "Kết quả năm trước"
        sheet.cell(row, 7).value = None
        sheet.cell(row, 8).value = "Ghi chú"

    assert problems(changed(edit)) == [
        f"D{row}: «Kết quả năm trước»; chỉ nhận cột «Kế hoạch năm» như mẫu.",
        f"G{row}: «»; chỉ nhận cột «Ghi chú» như mẫu.",
        f"H{row}: «Ghi chú»; chỉ nhận ô trống, mẫu không có cột này.",
    ]


def test_awards_may_be_written_as_lists_write_them() -> None:
    place = cell_of("Tập thể lao động xuất sắc", "B")

    def edit(sheet: Worksheet) -> None:
        sheet[place] = "TT LĐXS"

    assert read(changed(edit)) == CONTENT


def test_days_may_be_days() -> None:
    place = cell_of("=1+1", "E")

    def edit(sheet: Worksheet) -> None:
        sheet[place].number_format = "dd/mm/yyyy"
        sheet[place] = datetime(2023, 5, 2)

    assert read(changed(edit)).movements[1].starts_on == date(2023, 5, 2)


def test_places_name_the_cell_of_each_change() -> None:
    place = cell_of("Khám bệnh", "D")

    def edit(sheet: Worksheet) -> None:
        sheet[place] = "600"

    uploaded = registration_from_xlsx(changed(edit), NEEDS, unit="Hội Một", year=2023)
    (change,) = changes_between(CONTENT, uploaded.content)

    assert (change.before, change.after) == ("500", "600")
    assert uploaded.places[change.key] == place


@pytest.mark.parametrize(
    ("row", "column", "value", "told"),
    [
        ("Khám bệnh", "D", "nhiều", "«nhiều» không phải là số"),
        ("Khám bệnh", "D", -3, "chỉ nhận số từ 0 trở lên"),
        ("Khám bệnh", "D", "1.500", "đọc được hai cách"),
        ("Lao động giỏi", "E", "31/02/2023", "chỉ nhận ngày có thật, dạng 08/03/2023"),
        ("Lao động giỏi", "F", "01/03/2023", "trước ngày phát động"),
        ("Lao động giỏi", "C", "Xã", "chỉ nhận Trung ương, Tỉnh, Khối, Đơn vị"),
        ("Lao động giỏi", "B", "x" * 301, "Dài 301 ký tự, tối đa 300"),
        ("Hội viên mới", "A", "IX.9", "chỉ nhận mã tiêu chí I.3, I.4 hoặc Riêng"),
        ("Đăng ký Chiến sĩ thi đua cơ sở", "C", 21, "nhiều hơn tổng số 20 người"),
        ("Tổng số người của cơ quan", "C", "2,5", "chỉ nhận số nguyên"),
        ("Tập thể lao động xuất sắc", "B", "Huy chương", "trang «Danh mục»"),
        ("Tập thể lao động xuất sắc", "C", "Nhóm", "chỉ nhận Tập thể"),
        ("Khám bệnh", "A", "Riêng IX.9", "chỉ nhận mã Riêng hoặc Riêng I.2"),
    ],
)
def test_wrong_cells_are_named(row: str, column: str, value: object, told: str) -> None:
    place = cell_of(row, column)

    def edit(sheet: Worksheet) -> None:
        sheet[place] = value

    found = problems(changed(edit))

    assert any(text.startswith(f"{place}:") and told in text for text in found), found


@pytest.mark.parametrize("typed", ["08-03-2023", "08.03.2023", "2023-03-08", "8/3/2023"])
def test_a_day_is_read_however_it_is_written(typed: str) -> None:
    place = cell_of("Lao động giỏi", "E")

    def edit(sheet: Worksheet) -> None:
        sheet[place] = typed

    assert read(changed(edit)).movements[0].starts_on == date(2023, 3, 8)


@pytest.mark.parametrize(
    ("typed", "stored"), [row[1:] for row in CASES if row[0] is FigureKind.NUMBER]
)
def test_a_target_answers_by_the_table(typed: str, stored: str | None) -> None:
    place = cell_of("Tập huấn", "D")

    def edit(sheet: Worksheet) -> None:
        sheet[place] = typed

    if stored is None:
        assert any(text.startswith(f"{place}:") for text in problems(changed(edit)))
    else:
        assert read(changed(edit)).targets[-1].figure == Decimal(stored)


def test_all_errors_are_told_at_once() -> None:
    first, second = cell_of("Khám bệnh", "D"), cell_of("Tập huấn", "D")

    def edit(sheet: Worksheet) -> None:
        sheet[first] = "a"
        sheet[second] = "b"

    assert len(problems(changed(edit))) == 2


def test_another_units_or_years_form_is_refused() -> None:
    with pytest.raises(FormatError, match="của «Hội Một», đang nộp cho «Hội Hai»"):
        registration_from_xlsx(written(), NEEDS, unit="Hội Hai", year=2023)
    with pytest.raises(FormatError, match="của «2023», đang nộp cho «2024»"):
        registration_from_xlsx(written(), NEEDS, unit="Hội Một", year=2024)


def test_other_files_are_refused() -> None:
    stream = BytesIO()
    Workbook().save(stream)

    assert "không phải mẫu đăng ký" in problems(stream.getvalue())[0]
    assert ".xlsx" in problems(b"PK\x03\x04 not a workbook")[0]
    assert ".xlsx" in problems(b"")[0]


def test_500_rows_are_too_many() -> None:
    def edit(sheet: Worksheet) -> None:
        start = int(cell_of("Khám bệnh", "A")[1:])
        sheet.insert_rows(start, 500)
        for row in range(start, start + 500):
            sheet.cell(row, 1).value = "Riêng"
            sheet.cell(row, 2).value = f"Chỉ tiêu {row}"

    assert any("tối đa 50 dòng" in text for text in problems(changed(edit)))
