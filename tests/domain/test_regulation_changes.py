"""What differs between two texts is said article by article, word by word."""

from dataclasses import replace

from thidua.domain.regulation import Article, RegulationText
from thidua.domain.regulation_changes import TextChange, changes_between, pieces

OLD = RegulationText(
    "Hoạt động",
    ("Căn cứ Luật",),
    (
        Article("a1", "Phạm vi", "Quy định chung.", "I"),
        Article("a2", "Họp", "Họp 2 lần.", "I"),
        Article("a3", "Báo cáo", "Trước ngày 15.", "II"),
    ),
    3,
)


def test_equal_texts_do_not_differ() -> None:
    assert changes_between(OLD, OLD) == ()


def test_every_kind_of_difference_is_told_once() -> None:
    new = replace(OLD, summary="Hoạt động mới", bases=()).without("a1")
    new = new.changed(Article("a2", "Hội nghị", "Họp 4 lần.", "II"))
    new = new.added(Article("", "Kinh phí", "Tự lo.", "II"))

    assert changes_between(OLD, new) == (
        TextChange("Tên quy chế", "đổi tên", "Hoạt động", "Hoạt động mới"),
        TextChange("Căn cứ", "sửa căn cứ", "Căn cứ Luật", ""),
        TextChange("Điều 1. Hội nghị (trước là Điều 2)", "đổi tên điều", "Họp", "Hội nghị"),
        TextChange("Điều 1. Hội nghị (trước là Điều 2)", "chuyển chương", "I", "II"),
        TextChange("Điều 1. Hội nghị (trước là Điều 2)", "sửa nội dung", "Họp 2 lần.",
                   "Họp 4 lần."),
        TextChange("Điều 3. Kinh phí", "thêm điều", "", "Tự lo."),
        TextChange("Điều 1. Phạm vi", "bỏ điều", "Quy định chung.", ""),
    )  # fmt: skip


def test_words_that_stayed_stand_beside_those_that_changed() -> None:
    found = pieces("1. Họp 2 lần.\n2. Chủ trì.", "1. Họp 4 lần.\n2. Chủ trì.")

    assert [(each.kind, each.text) for each in found] == [
        ("same", "1. Họp "),
        ("old", "2"),
        ("new", "4"),
        ("same", " lần.\n2. Chủ trì."),
    ]
    assert [each.kind for each in pieces("", "Mới")] == ["new"]
    assert pieces("", "") == ()
