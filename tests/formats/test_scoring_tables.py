"""Scoring tables in Word and Excel become schemes; what does not agree is told by table and row."""

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pytest

from tests.formats.scoring_files import book, word
from thidua.formats import scheme_file, word_package
from thidua.formats.problems import FormatError
from thidua.formats.scheme_yaml import scheme_to_yaml
from thidua.formats.scoring_tables import docx_tables
from thidua.formats.scoring_tables.draft import Draft
from thidua.formats.scoring_tables.markers import Mark, MarkKind, mark_of, split_mark
from thidua.formats.scoring_tables.outline import points_of
from thidua.formats.scoring_tables.reading import read_scoring_tables

DEFAULTS = (
    "cách làm tròn và cách tính khi không áp dụng không có trong tệp: tạm đặt 2 chữ số, đủ điểm"
)
TWO_GROUPS = [
    ["STT", "Nội dung thi đua", "Điểm tối đa", "Cách tính điểm"],
    ["I", "Thi đua phát triển kinh tế", "60", ""],
    ["1", "Hoàn thành chỉ tiêu", "40", "Đạt 90 % trở lên: 40 điểm; dưới 90 %: 10 điểm"],
    ["2", "Cải cách hành chính", "20", "Mỗi sáng kiến 5 điểm, tối đa 20 điểm"],
    ["II", "Xây dựng hệ thống chính trị", "40", ""],
    ["1", "Chi bộ", "25", "Hoàn thành tốt: 25 điểm; Hoàn thành: 10 điểm"],
    ["2", "Đoàn thể", "15", "Theo đánh giá của cấp trên"],
    ["", "Tổng cộng", "100", ""],
]
DEEP = [
    ["TT", "Tiêu chí", "Điểm chuẩn", "Tự chấm", "Ghi chú"],
    ["(1)", "(2)", "(3)", "(4)", "(5)"],
    ["A", "NỘI DUNG CHUNG", "50", "", ""],
    ["I", "Kinh tế", "30", "", ""],
    ["1", "Thu ngân sách", "20", "", "Theo báo cáo"],
    ["-", "Đạt từ 100% trở lên", "20", "", ""],
    ["-", "Đạt từ 90% đến dưới 100%", "15", "", ""],
    ["-", "Dưới 90%", "5", "", ""],
    ["2", "Giải ngân", "10", "", ""],
    ["II", "Văn hóa", "20", "", ""],
    ["1", "Gia đình văn hóa", "12", "", ""],
    ["2", "Thôn văn hóa", "8", "", ""],
    ["B", "ĐIỂM THƯỞNG", "10", "", ""],
    ["1", "Được khen", "10", "", ""],
    ["C", "ĐIỂM TRỪ", "", "", ""],
    ["1", "Không ký giao ước", "5", "", "Có biên bản"],
    ["2", "Vi phạm", "-3", "", ""],
    ["3", "Vi phạm khác", "", "", ""],
    ["Tổng điểm", "<", "60", "", ""],
]


def read(data: bytes) -> Draft:
    return read_scoring_tables(data)


def flat(criteria: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Id, highest points and kind of rule of each criterion, headings before what they hold."""
    found = []
    for one in criteria:
        found.append((one["id"], one["max"], one["rule"]["type"] if "rule" in one else "heading"))
        found += flat(one.get("criteria", []))
    return found


@pytest.mark.parametrize("made", [word(TWO_GROUPS), book(TWO_GROUPS)], ids=["word", "excel"])
def test_groups_criteria_and_stated_rules(made: bytes) -> None:
    draft = read(made)
    assert draft.problems == (DEFAULTS,)
    assert {key: draft.mapping[key] for key in ("total", "decimals", "na_policy")} == {
        "total": "100", "decimals": "2", "na_policy": "full_points",
    }  # fmt: skip
    assert draft.mapping["bonus_inside_total"] is False
    first, second = draft.mapping["groups"]
    assert (first["id"], first["name"], first["max"]) == ("I", "Thi đua phát triển kinh tế", "60")
    assert flat(first["criteria"]) == [("I.1", "40", "bands"), ("I.2", "20", "per_item")]
    assert flat(second["criteria"]) == [("II.1", "25", "grade_map"), ("II.2", "15", "manual")]
    assert second["criteria"][1]["source"] == "Theo đánh giá của cấp trên"
    scheme = scheme_file.read_scheme_file(scheme_to_yaml(draft.mapping).encode())
    assert scheme.scheme.total == Decimal(100)


@pytest.mark.parametrize("made", [word(DEEP), book(DEEP)], ids=["word", "excel"])
def test_levels_ways_bonus_and_deductions(made: bytes) -> None:
    draft = read(made)
    common, bonus = draft.mapping["groups"]
    assert flat(common["criteria"]) == [
        ("I", "30", "heading"),
        ("I.1", "20", "bands"),
        ("I.2", "10", "manual"),
        ("II", "20", "heading"),
        ("II.1", "12", "manual"),
        ("II.2", "8", "manual"),
    ]
    bands = common["criteria"][0]["criteria"][0]["rule"]["bands"]
    assert [(band["min"], band["points"]) for band in bands] == [
        ("100", "20"), ("90", "15"), ("0", "5"),
    ]  # fmt: skip
    assert (bonus["kind"], bonus["max"], flat(bonus["criteria"])) == (
        "bonus", "10", [("B.1", "10", "manual")],
    )  # fmt: skip
    assert (draft.mapping["total"], draft.mapping["bonus_inside_total"]) == ("60", True)
    assert draft.mapping["deductions_from_total"] == [
        {"id": "TR1", "name": "Không ký giao ước", "points": "-5", "source": "Có biên bản"},
        {"id": "TR2", "name": "Vi phạm", "points": "-3"},
    ]
    (problem, default) = draft.problems
    assert problem.endswith("dòng 18: «Vi phạm khác» không có điểm trừ, bỏ qua")
    assert default == DEFAULTS


def test_numbers_in_the_names_and_ids_that_hold_their_place() -> None:
    draft = read(
        word(
            [
                ["Nội dung", "Số điểm"],
                ["1. Công tác chuyên môn (50 điểm)", "50"],
                ["1.1. Hoàn thành nhiệm vụ", "30"],
                ["a) Đúng hạn", "20"],
                ["b) Chất lượng", "10"],
                ["1.2. Sáng kiến", "15"],
                ["2. Công tác phong trào", "50"],
                ["2.1. Tham gia", "50"],
                ["Cộng", "101"],
            ]
        )
    )
    first, second = draft.mapping["groups"]
    assert (first["id"], first["name"]) == ("1", "Công tác chuyên môn")
    assert flat(first["criteria"]) == [
        ("1.1", "30", "heading"),
        ("1.1.a", "20", "manual"),
        ("1.1.b", "10", "manual"),
        ("1.2", "15", "manual"),
    ]
    assert flat(second["criteria"]) == [("2.1", "50", "manual")]
    assert draft.problems[:2] == (
        "bảng 1, dòng 2: «Công tác chuyên môn» ghi 50 điểm, các mục dưới cộng lại 45",
        "bảng 1, dòng 9: tổng điểm ghi 101, các nhóm cộng lại 100",
    )


def test_heads_in_two_lines_merged_cells_and_a_table_that_goes_on() -> None:
    first = [
        ["STT", "Nội dung", "Điểm", "<", "Ghi chú"],
        ["^", "^", "Tối đa", "Tự chấm", "^"],
        ["I. NỘI DUNG 1", "<", "20", "", ""],
        ["1", "Việc một", "10", "", "Có 2 mức"],
        ["^", "^", "^", "", "Không trễ hẹn"],
        ["2", "Việc hai", "10", "", ""],
    ]
    second = [
        ["1", "Việc ba", "5", "", ""],
        ["2", "Việc bốn", "2,5", "", ""],
        ["3", "Việc năm", "bao nhiêu", "", ""],
    ]
    other = [["Họ tên", "Ký tên"], ["Ấn", ""]]
    lines = ["Phụ lục", "II. Nội dung hai (7,5 điểm)", "Danh sách"]
    draft = read(word(first, second, other, before=lines))
    one, two = draft.mapping["groups"]
    assert (one["name"], flat(one["criteria"])) == (
        "NỘI DUNG 1", [("I.1", "10", "manual"), ("I.2", "10", "manual")],
    )  # fmt: skip
    assert one["criteria"][0]["source"] == "Có 2 mức; Không trễ hẹn"
    assert (two["id"], two["name"], two["max"]) == ("II", "Nội dung hai", "7.5")
    assert flat(two["criteria"]) == [("II.1", "5", "manual"), ("II.2", "2.5", "manual")]
    assert draft.problems[:2] == (
        "bảng 3: không thấy cột nội dung và cột điểm, bỏ qua bảng",
        "bảng 2, dòng 3: «Việc năm» không có điểm tối đa («bao nhiêu»), bỏ qua",
    )


def test_bold_groups_without_numbers() -> None:
    table = [
        ["Nội dung", "Điểm"],
        ["PHÁT TRIỂN KINH TẾ", ""],
        ["Hoàn thành chỉ tiêu", "40"],
        ["Tính theo báo cáo", ""],
        ["XÂY DỰNG ĐẢNG", "40"],
        ["Chi bộ", "40"],
    ]
    for made in (word, book):
        draft = read(made(table, bold=["PHÁT TRIỂN KINH TẾ", "XÂY DỰNG ĐẢNG"]))
        one, two = draft.mapping["groups"]
        assert (one["id"], one["max"], flat(one["criteria"])) == (
            "N1", "40", [("N1.1", "40", "manual")],
        )  # fmt: skip
        assert one["criteria"][0]["source"] == "Tính theo báo cáo"
        assert flat(two["criteria"]) == [("N2.1", "40", "manual")]
        assert "«PHÁT TRIỂN KINH TẾ» không ghi điểm, lấy tổng" in draft.problems[0]


def test_a_flat_table_and_a_group_alone() -> None:
    flat_table = [["STT", "Nội dung", "Điểm tối đa"], ["1", "Một", "10"], ["2", "Hai", "20"]]
    draft = read(word(flat_table))
    (group,) = draft.mapping["groups"]
    assert flat(group["criteria"]) == [("1", "10", "manual"), ("2", "20", "manual")]
    assert draft.problems[0] == "bảng 1: bảng không chia nhóm, xếp cả vào một nhóm"
    alone = [
        ["STT", "Nội dung", "Điểm tối đa"],
        ["I", "Một", "10"],
        ["1", "Việc", "10"],
        ["II", "Hai", "20"],
    ]
    _, second = read(word(alone)).mapping["groups"]
    assert (second["id"], flat(second["criteria"])) == ("II", [("II", "20", "manual")])


def test_numbers_that_run_on_are_ids_as_they_are() -> None:
    table = [
        ["TT", "Nội dung", "Điểm"],
        ["I", "Một", "10"],
        ["1", "a", "10"],
        ["II", "Hai", "10"],
        ["2", "b", "10"],
    ]
    assert [flat(group["criteria"])[0][0] for group in read(word(table)).mapping["groups"]] == [
        "1", "2",
    ]  # fmt: skip


def test_more_than_four_levels_stay_in_the_source() -> None:
    table = [
        ["TT", "Nội dung", "Điểm"],
        ["A", "Nhóm", "9"],
        ["I", "Một", "9"],
        ["1", "Hai", "9"],
        ["1.1", "Ba", "9"],
        ["a", "Bốn", "9"],
        ["-", "Năm", "4"],
        ["-", "Sáu", "5"],
    ]
    (group,) = read(word(table)).mapping["groups"]
    assert flat(group["criteria"])[-1] == ("1.1.a", "9", "manual")
    last = group["criteria"][0]["criteria"][0]["criteria"][0]["criteria"][0]
    assert last["source"] == "Năm: 4 điểm; Sáu: 5 điểm"


def test_points_of_cells() -> None:
    told = {
        "10": 10, "7,5": Decimal("7.5"), "7.5": Decimal("7.5"), "1.000": 1000, "10 điểm": 10,
        "(10)": 10, "-5": 5, "Tối đa 20 điểm": 20, "5-10": None, "": None, "mười": None,
    }  # fmt: skip
    assert {text: points_of(text) for text in told} == told


def test_marks() -> None:
    letters = [Mark(MarkKind.LETTER, "A"), Mark(MarkKind.LETTER, "B")]
    assert mark_of("C", before=letters) == Mark(MarkKind.LETTER, "C")
    assert mark_of("I", before=letters) == Mark(MarkKind.ROMAN, "I")
    assert mark_of("–") == Mark(MarkKind.DASH, "-")
    assert mark_of("+") == Mark(MarkKind.PLUS, "+")
    assert mark_of("1.2.3.4.5") is None
    assert mark_of("ab") is None
    assert mark_of("IIII") is None
    assert mark_of("...") is None
    assert split_mark("A Lưới làm tốt") == (None, "A Lưới làm tốt")
    assert split_mark("2 năm liền") == (None, "2 năm liền")
    assert split_mark("Nội dung 1: Kinh tế") == (Mark(MarkKind.NUMBER, "1"), "Kinh tế")
    assert split_mark("- Đúng hạn") == (Mark(MarkKind.DASH, "-"), "Đúng hạn")
    assert split_mark("IC. Sai") == (None, "IC. Sai")


def test_rows_without_a_name_are_told() -> None:
    table = [
        ["TT", "Nội dung", "Điểm", "Ghi chú"],
        ["", "", "", "lời dẫn"],
        ["", "Giải thích chung", "", ""],
        ["I", "Một", "10", ""],
        ["1", "Việc", "10", ""],
        ["", "", "", "xem phụ lục"],
    ]
    problems = read(word(table)).problems
    assert problems[:3] == (
        "bảng 1, dòng 2: «lời dẫn»",
        "bảng 1, dòng 3: «Giải thích chung»",
        "bảng 1, dòng 6: «xem phụ lục»",
    )


def test_odd_rows() -> None:
    table = [
        ["TT", "Nội dung", "Điểm", "Ghi chú"],
        ["I", "Một (12 điểm)", "10", ""],
        ["", "", "", ""],
        ["1", "Việc", "10", ""],
        ["-", "Cách một", "", ""],
        ["-", "Cách hai", "", ""],
        ["^", "^", "5", "thêm"],
        ["^", "^", "", ""],
        ["II", "Hai", "", ""],
        ["1", "Phần", "", ""],
        ["a", "Nửa", "4", ""],
        ["", "Tổng", "", ""],
    ]
    draft = read(word(table))
    one, two = draft.mapping["groups"]
    assert (one["name"], one["criteria"][0]["source"]) == (
        "Một (12 điểm)", "Cách một; Cách hai thêm: 5 điểm",
    )  # fmt: skip
    assert flat(two["criteria"]) == [("II.1", "4", "heading"), ("II.1.a", "4", "manual")]
    assert draft.mapping["total"] == "14"


@pytest.mark.parametrize("made", [word, book])
def test_cells_merged_downwards_say_more_of_their_criterion(made: Callable[..., bytes]) -> None:
    table = [
        ["BẢNG ĐIỂM", "<", "<", "<"],
        ["STT", "Tiêu chí", "Thang điểm", "Hướng dẫn chấm"],
        ["I", "Nhiệm vụ", "30", ""],
        ["1", "Chỉ tiêu giao", "30", "- Đạt từ 100%: 30 điểm"],
        ["^", "^", "^", "- Đạt 80% đến dưới 100%: 20 điểm"],
        ["^", "^", "^", "- Đạt dưới 80%: không cho điểm"],
    ]
    (group,) = read(made(table)).mapping["groups"]
    assert [band["points"] for band in group["criteria"][0]["rule"]["bands"]] == ["30", "20", "0"]


def test_an_empty_row_and_a_hidden_sheet_in_excel() -> None:
    made = book([["Ghi chú", ""]], [*TWO_GROUPS[:2], ["", "", "", ""], *TWO_GROUPS[2:]])
    loaded = openpyxl.load_workbook(BytesIO(made))
    loaded.worksheets[0].sheet_state = "hidden"
    out = BytesIO()
    loaded.save(out)
    draft = read(out.getvalue())
    assert draft.problems == (DEFAULTS,)
    assert len(draft.mapping["groups"]) == 2


def damaged() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "<broken")
    return out.getvalue()


def of_another_zip(data: bytes) -> bytes:
    """The package with a directory that wants a later kind of zip."""
    place = data.index(b"PK\x01\x02") + 6
    return data[:place] + b"\x7f" + data[place + 1 :]


def package(*names: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, "<a/>")
    return out.getvalue()


def without_tables() -> bytes:
    document = docx.Document()
    document.add_paragraph("Không có bảng")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7", "đây là tệp PDF"),
        (b"a;b;c", "chỉ nhận tệp Word .docx hoặc Excel .xlsx"),
        (b"PK\x03\x04xx", "hỏng"),
        (damaged(), "tệp .docx hỏng"),
        (of_another_zip(word(TWO_GROUPS)), "tệp .docx hỏng"),
        (package("readme.txt"), "đây không phải tệp Word"),
        (package("xl/workbook.xml", "[Content_Types].xml"), "mở được bằng Excel"),
        (without_tables(), "tệp không có bảng nào"),
        (word([["Họ tên", "Ký"], ["Ấn", ""]]), "không thấy bảng điểm nào"),
        (book([["Họ tên", "Ký"], ["Ấn", ""]]), "trang «Bảng 1»: không thấy cột nội dung"),
    ],
)
def test_files_that_hold_no_scoring_table(data: bytes, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        read(data)


def test_huge_files(monkeypatch: pytest.MonkeyPatch) -> None:
    made = word(TWO_GROUPS)
    for module, limit, words in (
        (word_package, "LARGEST_BYTES", "không quá 0 MB"),
        (word_package, "LARGEST_UNPACKED", "sau giải nén"),
        (docx_tables, "MOST_ROWS", "bảng có quá 5 hàng"),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(module, limit, 5)
            with pytest.raises(FormatError, match=words):
                read(made)
