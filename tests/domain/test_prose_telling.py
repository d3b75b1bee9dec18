"""Each result beside its sentence, with who seems to have done it."""

from thidua.domain.prose.results import read_results
from thidua.domain.prose.telling import tellings
from thidua.domain.vietnamese_text import fold

NAMES = {
    fold(name): key
    for name, key in {
        "Hiệp hội Doanh nghiệp": "HHDN",
        "Hội Chữ thập đỏ": "CTD",
        "Hội Nạn nhân chất độc Da cam-Dioxin": "NNDC",
        "trong Khối": "bloc",
        "Hội": "X",
    }.items()
}
LINE = (
    "Đơn cử, Hiệp hội Doanh nghiệp tỉnh đã đóng góp khoảng 25 tỷ đồng. Các cấp Hội Chữ thập đỏ "
    "bàn giao 9 căn nhà trị giá gần 800 triệu đồng; 87 công trình nhân đạo trị giá 3 tỷ đồng. Các "
    "thành viên trong Khối bàn giao 4 công trình trị giá 481 triệu đồng."
)


def test_results_are_told_of_who_was_named_last() -> None:
    told = tellings([LINE], read_results([LINE]), NAMES)

    assert [(each.found.text, each.whose) for each in told] == [
        ("khoảng 25 tỷ đồng", "HHDN"),
        ("9 căn nhà trị giá gần 800 triệu đồng", "CTD"),
        ("87 công trình nhân đạo trị giá 3 tỷ đồng", "CTD"),
        ("4 công trình trị giá 481 triệu đồng", "bloc"),
    ]


def test_the_sentence_holds_the_figure_and_the_clause_ends_with_it() -> None:
    told = tellings([LINE], read_results([LINE]), NAMES)

    assert all(each.found.text in each.sentence for each in told)
    assert told[1].sentence.startswith("Các cấp Hội Chữ thập đỏ bàn giao 9 căn nhà")
    assert told[1].sentence.endswith("trị giá 3 tỷ đồng.")
    assert told[2].clause == "87 công trình nhân đạo trị giá 3 tỷ đồng"


def test_nobody_is_guessed_where_nobody_is_named() -> None:
    line = "Trao 467 suất học bổng."

    assert [each.whose for each in tellings([line], read_results([line]), NAMES)] == [""]


def test_a_sentence_without_an_end_is_cut_around_the_figure() -> None:
    line = "rất dài " * 1000 + "trao 467 suất học bổng " + "và nữa " * 1000

    (told,) = tellings([line], read_results([line]), NAMES)

    assert "467 suất học bổng" in told.sentence
    assert len(told.sentence) < 2000
