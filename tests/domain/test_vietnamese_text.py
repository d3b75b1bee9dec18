"""Search without marks, and the order of the Vietnamese alphabet."""

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.domain import vietnamese_text
from thidua.domain.vietnamese_text import ALPHABET, fold, inside_sentence, sort_key

VOWELS = "aăâeêioôơuưy"
vietnamese = st.text(
    alphabet=st.sampled_from(
        "".join(
            unicodedata.normalize("NFC", vowel + tone)
            for vowel in VOWELS
            for tone in vietnamese_text.TONES
        )
        + "bcdđghklmnpqrstvxABCDĐÂÊÔƠƯ 0129-,."
    ),
    max_size=30,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Gia Lái", "gia lai"),
        ("GIA LAI", "gia lai"),
        ("Đắk Lắk", "dak lak"),
        ("đ Đ ð Ð ɖ Ɖ", "d d d d d d"),
        ("Nguyễn Thị Hường", "nguyen thi huong"),
        (unicodedata.normalize("NFD", "Sở Kế hoạch và Đầu tư"), "so ke hoach va dau tu"),
        ("Hoà Bình, Hòa Bình", "hoa binh, hoa binh"),
        ("Gia\u00a0Lai", "gia lai"),
        ("Gia\u200b \u00adLai\ufeff", "gia lai"),
        ("  nhiều \t khoảng\ntrắng ", "nhieu khoang trang"),
        ("CT-XH-NN 2023", "ct-xh-nn 2023"),
        ("", ""),
        ("\u0301", ""),
    ],
)
def test_fold_takes_marks_and_capitals_away(text, folded):
    assert fold(text) == folded


def test_fold_leaves_every_vietnamese_letter_plain():
    everything = "".join(vowel + tone for vowel in VOWELS for tone in vietnamese_text.TONES)

    folded = fold(unicodedata.normalize("NFC", everything + ALPHABET))

    assert folded.isascii()
    assert len(folded) == len(VOWELS) * len(vietnamese_text.TONES) + len(ALPHABET)


@given(st.text())
def test_fold_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.sampled_from(["NFC", "NFD"]))
def test_fold_and_order_do_not_depend_on_the_spelling_in_unicode(text, form):
    spelled = unicodedata.normalize(form, text)

    assert fold(spelled) == fold(text)
    assert sort_key(spelled)[0] == sort_key(text)[0]


@given(vietnamese, vietnamese, vietnamese)
def test_fold_finds_a_part_typed_without_marks(before, part, after):
    assert fold(part) in fold(before + part + after)


@pytest.mark.parametrize(
    "ordered",
    [
        list(ALPHABET),
        ["ma", "mà", "mả", "mã", "má", "mạ", "mai", "mài", "măng", "mâm", "me"],
        ["an", "ăn", "ân", "ba", "ca", "da", "đa", "em", "êm", "oi", "ôi", "ơi", "ưa", "ya"],
        ["Ba Vì", "Bà Rịa", "Bá Thước", "Bác Ái", "Bắc Giang", "Bắc Kạn"],
        ["Hòa An", "Hoà Bình", "Hòa Cường", "Hoà Vang"],
        ["Khối", "Khối 1", "Khối 02", "Khối 3", "Khối 10", "Khối thi đua"],
        ["ya", "za", "αa", "αb", "жa"],
        ["Sở Nội vụ", "Sở Nội vụ tỉnh"],
        ["Cục Hải quan", "«Cục Thuế»", "Cục - Thuế tỉnh", "Cục, thuế xã"],
        ["gia lai", "Gia Lai", "GIA LAI"],
        ["Đà Lạt", "Đà Nẵng", "Đắk Lắk", "Đồng Nai", "Em"],
    ],
)
def test_sort_key_gives_the_order_of_the_dictionary(ordered):
    for form in ("NFC", "NFD"):
        keys = [sort_key(unicodedata.normalize(form, text)) for text in ordered]
        assert all(one < other for one, other in itertools.pairwise(keys))


def test_sort_key_compares_tones_only_when_all_letters_are_equal():
    syllables = ["".join(pair) for pair in itertools.product("bcm", ["á", "a", "ạ"])]

    assert sorted([*syllables, "ban"], key=sort_key)[:4] == ["ba", "bá", "bạ", "ban"]


def test_sort_key_takes_very_long_numbers():
    assert sort_key("9" * 10_000) < sort_key("1" + "0" * 10_000)


@given(st.lists(st.text()), st.randoms(use_true_random=False))
def test_order_does_not_depend_on_where_the_texts_stood(texts, rng):
    nfc = [unicodedata.normalize("NFC", text) for text in texts]
    other = nfc[:]
    rng.shuffle(other)

    assert sorted(other, key=sort_key) == sorted(nfc, key=sort_key)


@given(vietnamese, vietnamese)
def test_texts_with_different_words_never_share_a_place(one, other):
    if sort_key(one) == sort_key(other):
        assert one == other


def test_every_apostrophe_and_dash_is_found_by_any_other() -> None:
    assert fold("H’Hen Niê") == fold("H'Hen Niê") == "h'hen nie"
    assert fold("Gia Lai – Kon Tum") == fold("gia lai - kon tum")
    assert fold("Gia Lái") == "gia lai"


@pytest.mark.parametrize(
    ("begins", "within"),
    [
        ("Đã 2 năm", "đã 2 năm"),
        ("CSTĐ cơ sở", "CSTĐ cơ sở"),
        ("Ở xã", "ở xã"),
        ("đã thường", "đã thường"),
        ("A", "a"),
        ("", ""),
    ],
)
def test_a_text_within_a_sentence_begins_small(begins: str, within: str) -> None:
    assert inside_sentence(begins) == within
