"""Two spellings of one name are one; marks make two names of two."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.identity import Names, has_marks, identity

vietnamese = st.text("aăâeêioôơuưyđhngt ÁÀẢÃẠẤỆỘỨỸ'-.0123", max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hội Người mù", unicodedata.normalize("NFD", "Hội Người mù")),
        ("ĐẤT", "ĐÂ\u0301T"),
        ("CHQ", "chq "),
        ("Hoà bình", "HÒA  BÌNH"),
        ("H'Hen Niê", "H’Hen Niê"),
        ("Gia Lai - Kon Tum", "Gia Lai–Kon Tum"),
        ("da cam/Dioxin – tỉnh", "da cam/Dioxin -tỉnh"),
        ("Ðảng", "Đảng"),
        ("12/QĐ-UBND", "12/qđ–ubnd\u200b"),
    ],
)
def test_one_name_however_it_is_typed(one: str, other: str) -> None:
    assert identity(one) == identity(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hòa", "Hoa"), ("Thúy", "Thủy"), ("Hưng", "Hùng"), ("1.1", "1.10"), ("001", "1"), ("đ", "d")],
)
def test_two_names(one: str, other: str) -> None:
    assert identity(one) != identity(other)


@given(vietnamese)
def test_an_identity_is_its_own(text: str) -> None:
    assert identity(identity(text)) == identity(text)
    assert identity(unicodedata.normalize("NFD", text)) == identity(text)


def test_a_name_is_found_as_it_is_known() -> None:
    names = Names(["Hoàn thành tốt", "A", "a", "Nguyễn Thị Hoa", "Nguyễn Thị Hòa", "Lê Bình"])

    assert names["HOÀN THÀNH TỐT"] == "Hoàn thành tốt"
    assert (names["A"], names["a"]) == ("A", "a")
    assert "Hoàn thành" not in names
    assert names.like("le binh") == "Lê Bình"
    assert names.like("nguyen thi hoa") is None, "two people read so without marks"
    assert names.like("Lê Bỉnh") is None, "another mark is another name"
    assert len(names) == len(list(names))


def test_marks_are_seen() -> None:
    assert has_marks("Hòa")
    assert has_marks("Đa")
    assert not has_marks("H'Hen 12")
