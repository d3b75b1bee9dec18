"""The text of a bloc's rules keeps its order, its numbers and its keys."""

from dataclasses import replace

import pytest

from thidua.domain.regulation import Article, RegulationText, roman

TEXT = RegulationText(
    "Hoạt động của Khối",
    ("Căn cứ Luật Thi đua, khen thưởng",),
    (
        Article("a1", "Phạm vi", "Quy định chung.", "QUY ĐỊNH CHUNG"),
        Article("a2", "Nguyên tắc", "Tự nguyện.", "QUY ĐỊNH CHUNG"),
        Article("a3", "Trưởng khối", "1. Chủ trì.\n2. Báo cáo.", "TỔ CHỨC"),
    ),
    3,
)


def test_data_is_read_back_as_it_was() -> None:
    assert RegulationText.from_data(TEXT.as_data()) == TEXT
    assert RegulationText.from_data({}) == RegulationText()


def test_articles_and_chapters_are_counted_as_they_stand() -> None:
    assert [(each.name, each.chapter) for each in TEXT.numbered()] == [
        ("Điều 1. Phạm vi", "Chương I. QUY ĐỊNH CHUNG"),
        ("Điều 2. Nguyên tắc", ""),
        ("Điều 3. Trưởng khối", "Chương II. TỔ CHỨC"),
    ]


def test_without_chapters_none_is_counted() -> None:
    text = RegulationText(articles=(Article("a1", "", "x"), Article("a2", "", "y")))

    assert [(each.name, each.chapter) for each in text.numbered()] == [
        ("Điều 1", ""),
        ("Điều 2", ""),
    ]


def test_an_article_is_put_after_another_changed_and_taken_out() -> None:
    new = Article("", "Kinh phí", "Tự bảo đảm.", "QUY ĐỊNH CHUNG")

    assert [each.key for each in TEXT.added(new, "a1").articles] == ["a1", "a4", "a2", "a3"]
    assert [each.key for each in TEXT.added(new).articles] == ["a1", "a2", "a3", "a4"]
    changed = replace(TEXT.articles[1], text="Công khai.")
    assert TEXT.changed(changed).articles[1] == changed
    assert [each.key for each in TEXT.without("a2").articles] == ["a1", "a3"]


def test_a_key_is_never_given_twice() -> None:
    text = TEXT.added(Article("", "x", "y")).without("a4").added(Article("", "z", "y"))

    assert text.articles[-1].key == "a5"


def test_a_moved_article_joins_the_chapter_it_comes_to() -> None:
    moved = TEXT.moved("a3", -1)

    assert [(each.key, each.chapter) for each in moved.articles] == [
        ("a1", "QUY ĐỊNH CHUNG"),
        ("a3", "QUY ĐỊNH CHUNG"),
        ("a2", "QUY ĐỊNH CHUNG"),
    ]
    assert TEXT.moved("a1", -1) == TEXT


def test_what_looks_wrong_is_told() -> None:
    wrong = TEXT.added(Article("", "Thi hành", "Theo Điều 1 và Điều 9 Quy chế này.", "TỔ CHỨC"))
    wrong = wrong.added(Article("", "Kinh phí", " ", "TỔ CHỨC"))

    assert list(wrong.cautions()) == [
        "Điều 4. Thi hành: dẫn chiếu Điều 9, quy chế chỉ có 5 điều.",
        "Điều 5. Kinh phí: chưa có nội dung.",
    ]
    assert list(TEXT.cautions()) == []


@pytest.mark.parametrize(("number", "said"), [(1, "I"), (4, "IV"), (9, "IX"), (48, "XLVIII")])
def test_chapters_are_counted_in_roman_numbers(number: int, said: str) -> None:
    assert roman(number) == said
