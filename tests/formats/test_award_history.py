"""A history of awards: written in the layout, read back, every fault named by its cell."""

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from tests.apps.awards.history_material import award, edited, workbook
from tests.figure_cases import CASES
from thidua.domain.figure_spec import FigureKind
from thidua.formats.award_history_layout import AWARDS, FIRST, GUIDE, LAYOUT, Column
from thidua.formats.award_history_marked import marked_workbook
from thidua.formats.award_history_reader import read_history
from thidua.formats.award_history_rows import HistoryFile
from thidua.formats.problems import FormatError, Problem
from thidua.law.catalogue import catalogue

TODAY = date(2026, 11, 26)


def read(data: bytes) -> HistoryFile:
    return read_history(data, today=TODAY)


def faults(data: bytes) -> list[tuple[str, str]]:
    return [(each.path, each.message) for each in read(data).problems.kept]


def letter(key: str) -> str:
    keys = [column.key for column in AWARDS]
    at = keys.index(key)
    return chr(ord("A") + at) if at < 26 else f"A{chr(ord('A') + at - 26)}"


def test_row_is_read_as_written() -> None:
    row = award(
        code="NV01", award="CSTĐCS", basis="Sáng kiến", period_from=date(2022, 1, 1),
        period_to="31/12/2022", presented_on="5-1-2023", issuer="Hội CCC", is_direct_worker="Có",
    )  # fmt: skip

    file = read(workbook([row]))

    assert file.problems.kept == []
    read_row = file.awards[0]
    assert (read_row.number, read_row.who.code, read_row.who.birth_year) == (4, "NV01", 1980)
    assert (read_row.award, read_row.type, read_row.basis) == ("CSTDCS", "cong_trang", "SANG_KIEN")
    assert read_row.period_from == date(2022, 1, 1)
    assert (read_row.presented_on, read_row.state) == (date(2023, 1, 5), "decided")
    assert read_row.is_direct_worker is True


def test_an_empty_cell_is_not_known_never_no() -> None:
    year = {"name": "Nguyễn Văn An", "unit": "CCC", "kind": "Cá nhân", "year": 2022}

    row = read(workbook(years=[year])).years[0]

    assert (row.classification, row.attitude_confirmed, row.registered) == ("", None, None)
    assert row.members is None


@pytest.mark.parametrize(
    ("changes", "key", "message"),
    [
        ({"year": 2099}, "year", "năm 2099 sau năm nay 2026."),
        ({"award": "Huân chương Sao Sáng"}, "award",
         "«Huân chương Sao Sáng» không có trong danh mục; xem trang Hướng dẫn."),
        ({"award": ""}, "award", "thiếu danh hiệu, hình thức."),
        ({"decided_on": "31/02/2022"}, "decided_on",
         "«31/02/2022» không phải ngày; ghi như 08/03/2023."),
        ({"decided_on": ""}, "decided_on", "thiếu ngày quyết định."),
        ({"kind": "Nhóm"}, "kind", "«Nhóm»; chỉ nhận Cá nhân, Tập thể, Hộ gia đình."),
        ({"state": "Đã hủy bỏ", "revoked_on": "01/02/2023"}, "revoked_because",
         "đã hủy bỏ thì phải ghi lý do."),
        ({"revocation": "5/QĐ"}, "state", "có ghi hủy bỏ thì trạng thái phải là Đã hủy bỏ."),
        ({"name": "x" * 201}, "name",
         "Họ và tên, tên tập thể dài 201 ký tự, tối đa 200."),
        ({"name": ""}, "name", "thiếu mã và thiếu tên; ghi ít nhất một trong hai."),
        ({"birth_year": 1800}, "birth_year", "năm 1800 trước năm 1900."),
        ({"decided_on": "08/03/1944"}, "decided_on", "ngày 08/03/1944 trước năm 1945."),
        ({"state": "Đã hủy bỏ", "revoked_because": "Sai"}, "revoked_on",
         "đã hủy bỏ thì phải ghi ngày hủy bỏ."),
        ({"award": "GK", "kind": ""}, "kind",
         "thiếu đối tượng; ghi một trong: Cá nhân, Tập thể, Hộ gia đình."),
        ({"birth_year": "80"}, "birth_year",
         "«80» không phải năm; ghi bốn chữ số, ví dụ 2025."),
        ({"is_direct_worker": "có lẽ"}, "is_direct_worker",
         "«có lẽ»; chỉ nhận Có, Không, hoặc để trống."),
    ],
)  # fmt: skip
def test_fault_names_its_cell(changes: dict[str, Any], key: str, message: str) -> None:
    found = faults(workbook([award(), award(**changes)]))

    assert found == [(f"{letter(key)}5", message)]


def test_year_fault_is_at_h_12_as_people_are_told() -> None:
    rows = [award(year=2000 + n, decided_on="20/12/2024") for n in range(8)]

    assert faults(workbook([*rows, award(year=2099)])) == [("H12", "năm 2099 sau năm nay 2026.")]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [row[1:] for row in CASES if row[0] is FigureKind.COUNT and len(row[2] or "") < 7],
)
def test_a_count_answers_by_the_table(typed: str, stored: str | None) -> None:
    years = {"code": "CCC", "kind": "Tập thể", "year": 2022, "members": typed}

    file = read(workbook(years=[years]))

    assert [row.members for row in file.years] == ([] if stored is None else [int(stored)])
    assert [problem.path for problem in file.problems.kept] == (
        ["Số liệu năm!K4"] if stored is None else []
    )


def test_all_faults_are_found_and_kept_up_to_a_limit() -> None:
    file = read(workbook([award(year=2099) for _ in range(1100)]))

    assert (file.problems.total, len(file.problems.kept), file.awards) == (1100, 1000, [])


def test_fault_on_another_sheet_names_the_sheet() -> None:
    years = [{"code": "CCC", "kind": "Tập thể", "year": 2022, "members": 10, "ldtt": 11}]
    noted = [{"code": "NV01", "year": 2022}]

    assert faults(workbook(years=years, initiatives=noted)) == [
        ("Số liệu năm!M4", "11 người, nhiều hơn tổng số 10."),
        ("Sáng kiến!F4", "thiếu tên sáng kiến."),
    ]


def test_cell_that_excel_could_not_compute_is_a_fault_beside_others() -> None:
    data = edited(workbook([award(), award(year=2099)]), {"M4": "#N/A", "N4": "=TODAY()"})

    found = dict(faults(data))

    assert set(found) == {"M4", "N4", "H5"}
    assert found["N4"].startswith("công thức chưa được tính")


def test_columns_may_stand_in_another_order() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = FIRST
    heads = ["ngay quyet dinh", "Số quyết định", "Danh hiệu, hình thức", "Họ và tên, tên tập thể",
             "MÃ CÁN BỘ, MÃ ĐƠN VỊ"]  # fmt: skip
    sheet.append(heads)
    sheet.append([date(2022, 12, 20), "1/QĐ", "LĐTT", "Nguyễn Văn An", None])
    out = BytesIO()
    book.save(out)

    row = read(out.getvalue()).awards[0]

    assert (row.award, row.who.name, row.decided_on) == (
        "LDTT",
        "Nguyễn Văn An",
        date(2022, 12, 20),
    )


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"F3": "Tên giải"}, "thiếu cột bắt buộc «Danh hiệu, hình thức»"),
        ({"G3": "Cột lạ"}, "G3: cột «Cột lạ» không có trong mẫu"),
        ({"G3": "Năm sinh"}, "G3: cột «Năm sinh» đã có ở ô C3"),
    ],
)
def test_heads_that_are_not_the_layouts_are_refused(cells: dict[str, str], said: str) -> None:
    with pytest.raises(FormatError) as error:
        read(edited(workbook([award()]), cells))

    assert said in str(error.value)


@pytest.mark.parametrize("data", [b"", b"PK", b"<html>", b"\xd0\xcf\x11\xe0" * 9])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        read(data)


def test_macros_and_bombs_are_refused() -> None:
    out = BytesIO(workbook([award()]))
    with ZipFile(out, "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")
    bomb = BytesIO()
    with ZipFile(bomb, "w", 8) as package:
        package.writestr("xl/worksheets/sheet1.xml", b"0" * 101_000_000)

    with pytest.raises(FormatError, match="không có macro"):
        read(out.getvalue())
    with pytest.raises(FormatError, match="không quá 100 MB"):
        read(bomb.getvalue())


def test_empty_form_is_refused_when_it_comes_back_and_has_a_guide() -> None:
    empty = workbook()

    with pytest.raises(FormatError, match="ít nhất một dòng"):
        read(empty)
    book = load_workbook(BytesIO(empty))
    assert book.sheetnames == [*LAYOUT, GUIDE]
    offered = book[FIRST].data_validations.dataValidation
    assert "$A$4" in offered[1].formula1
    names = [row[0] for row in book[GUIDE].iter_rows(min_row=4, values_only=True)]
    assert names[: len(catalogue())] == [entry.name_vi for entry in catalogue().values()]


def test_nothing_that_was_typed_becomes_a_formula() -> None:
    data = workbook([award(achievement="=1+1", name="@an")])

    sheet = load_workbook(BytesIO(data))[FIRST]
    assert (sheet["K4"].value, sheet["K4"].data_type) == ("=1+1", "s")
    assert read(data).awards[0].achievement == "=1+1"


def test_an_unclear_award_is_asked_about_at_its_cell() -> None:
    names = ("Bằng khen", "Lao động xuất sắc", "Bằng khen của Tỉnh ủy", "Huân chương sao sáng")

    said = [p.message for p in read(workbook([award(award=name) for name in names])).problems.kept]

    assert said == [
        "«Bằng khen» có thể là: Bằng khen của tỉnh, ngành; Bằng khen của bộ, ban, ngành "
        "(cho người, đơn vị của tỉnh); Bằng khen của Thủ tướng Chính phủ. Ghi rõ một tên.",
        "«Lao động xuất sắc» chưa rõ; nếu là Tập thể lao động xuất sắc thì ghi đủ tên.",
        "«Bằng khen của Tỉnh ủy» là khen thưởng của Đảng, đoàn thể, không phải danh hiệu, hình "
        "thức của Luật Thi đua, khen thưởng; không nhập vào sổ này.",
        "«Huân chương sao sáng» không có trong danh mục; xem trang Hướng dẫn.",
    ]


def test_marked_copy_colours_cells_and_says_why() -> None:
    years = [{"code": "CCC", "year": 2022, "members": "mười"}]
    data = workbook([award(), award(year=2099, decided_on=date(2022, 12, 20))], years=years)
    problems = [*read(data).problems.kept, Problem("", "", "", "cả tệp")]

    book = load_workbook(BytesIO(marked_workbook(data, problems)))

    cell = book[FIRST]["H5"]
    assert (cell.value, cell.fill.fgColor.rgb) == (2099, "00FFC7CE")
    assert cell.comment is not None
    assert cell.comment.text == "năm 2099 sau năm nay 2026."
    assert book["Số liệu năm"]["K4"].comment is not None
    assert book["Ô cần xem"]["C2"].value == "năm 2099 sau năm nay 2026."
    assert book[FIRST]["N5"].number_format == "dd/mm/yyyy"
    assert [cell.value for cell in book[FIRST][3]] == [column.head for column in AWARDS]


def test_each_head_is_written_once() -> None:
    for columns in LAYOUT.values():
        heads = [column.head for column in columns]
        assert len(set(heads)) == len(heads)
        assert all(isinstance(column, Column) for column in columns)


def rearranged(data: bytes) -> bytes:
    """Without the column of codes, on a sheet of another name behind a hidden one and notes."""
    book: Any = load_workbook(BytesIO(data))
    sheet = book[FIRST]
    sheet.title = "DS 2022"
    sheet.delete_cols(1)
    book.create_sheet("Ghi chú", 0).append(["Kính gửi Sở Nội vụ"])
    hidden = book.create_sheet(FIRST, 0)
    hidden.sheet_state = "hidden"
    hidden.append(["Danh hiệu, hình thức", "Số quyết định", "Ngày quyết định"])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_awards_are_found_on_the_sheet_that_is_meant_without_codes() -> None:
    data = workbook([award(code="NV01"), award(name="Lê B")])

    [first, second] = read(rearranged(data)).awards

    assert (first.who.code, first.who.name, first.award) == ("", "Nguyễn Văn An", "LDTT")
    assert second.who.name == "Lê B"


def test_the_marked_copy_is_of_the_sheet_that_was_read() -> None:
    data = rearranged(workbook([award(year="hai nghìn")]))
    problems = read(data).problems.kept

    book: Any = load_workbook(BytesIO(marked_workbook(data, problems)))

    assert [problem.path for problem in problems] == ["G4"]
    assert book[FIRST]["G4"].comment is not None
    assert book[FIRST]["B4"].value == 1980


def test_neither_code_nor_name_is_a_history_of_nobody() -> None:
    book: Any = load_workbook(BytesIO(workbook([award()])))
    book[FIRST].delete_cols(1, 2)
    out = BytesIO()
    book.save(out)

    with pytest.raises(FormatError, match="có cột «Mã cán bộ, mã đơn vị» hoặc «Họ và tên"):
        read(out.getvalue())


def test_numbers_below_the_heads_are_no_row() -> None:
    data = workbook([{"code": str(1), "name": "2", "birth_year": 3, "unit": "4"}, award()])
    book: Any = load_workbook(BytesIO(data))
    for column in range(5, len(AWARDS) + 1):
        book[FIRST].cell(4, column, column)
    out = BytesIO()
    book.save(out)

    [only] = read(out.getvalue()).awards
    assert only.number == 5


def test_a_revoked_award_says_when_and_why() -> None:
    row = award(state="Đã hủy bỏ", revoked_on="01/02/2023", revoked_because="Khai sai")
    worker = award(is_direct_worker="Không")

    revoked, other = read(workbook([row, worker])).awards

    assert (revoked.state, revoked.revoked_on) == ("revoked", date(2023, 2, 1))
    assert other.is_direct_worker is False


def test_figures_of_a_year_are_only_for_collectives_and_never_for_a_household() -> None:
    years = [
        {"name": "Nguyễn Văn An", "kind": "Cá nhân", "year": 2022, "members": 3},
        {"name": "Nguyễn Văn An", "kind": "Hộ gia đình", "year": 2022},
        {"name": "Nguyễn Văn An", "kind": "Cá nhân"},
    ]

    assert [message for _, message in faults(workbook(years=years))] == [
        "số người chỉ ghi cho tập thể.",
        "số liệu năm chỉ ghi cho cá nhân hoặc tập thể.",
        "thiếu năm.",
    ]


def test_an_initiative_is_read_as_written() -> None:
    row = {"code": "NV01", "year": 2022, "initiative": "Vườn thuốc nam", "used_at": "Xã A"}

    (found,) = read(workbook(initiatives=[row])).initiatives

    assert (found.who.code, found.year, found.name, found.used_at) == (
        "NV01", 2022, "Vườn thuốc nam", "Xã A",
    )  # fmt: skip


def test_what_a_row_says_is_refused_or_asked_about_at_its_cell() -> None:
    file = read(workbook([award()]))

    file.wrong(file.awards[0], "award", "LĐTT", "sai.")
    file.ask(file.awards[0], "year", "2022", "có đúng không?")

    assert [(each.path, each.message) for each in file.problems.kept] == [("F4", "sai.")]
    assert [(each.path, each.message) for each in file.doubts.kept] == [("H4", "có đúng không?")]


def notes(title: str, lines: int) -> bytes:
    book = Workbook()
    book.worksheets[0].title = title
    for number in range(lines):
        book.worksheets[0].append([f"Ghi chú {number}"])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (notes("Ghi chú", 3), f"Chỉ nhận tệp có trang «{FIRST}»"),
        (notes(FIRST, 3), f"trang «{FIRST}» có hàng tên cột như mẫu"),
        (notes(FIRST, 60), f"trang «{FIRST}» có hàng tên cột như mẫu"),
    ],
)
def test_a_workbook_without_the_heads_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(FormatError) as error:
        read(data)

    assert said in str(error.value)


def test_the_marked_copy_shows_a_number_as_it_was_shown() -> None:
    book = load_workbook(BytesIO(workbook([award(year=2099)])))
    book[FIRST]["A4"], book[FIRST]["A4"].number_format = 123, "000000"
    out = BytesIO()
    book.save(out)

    copy = load_workbook(
        BytesIO(marked_workbook(out.getvalue(), read(out.getvalue()).problems.kept))
    )

    assert (copy[FIRST]["A4"].value, copy[FIRST]["A4"].number_format) == (123, "000000")
