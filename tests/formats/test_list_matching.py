"""Rows without codes are matched by name and year of birth, asked about, or refused by row."""

import pytest

from thidua.domain.name_index import FreeCodes
from thidua.formats.list_matching import Listed, Matching, Written, match_rows
from thidua.formats.problems import FormatError

HOA = Listed(1, "HDY-11", "Nguyễn Thị Hoa", born=1980)
HOA_TOO = Listed(2, "HDY-12", "Nguyễn Thị Hoa", born=1985)
AN = Listed(3, "HDY-13", "Lê Văn An")
OFFICE = Listed(4, "VP", "Văn phòng Ủy ban nhân dân tỉnh", others=("Văn phòng tỉnh",))


def row(number: int, name: str, born: int | None = None, code: str = "") -> Written:
    return Written(number, f"B{number}", code, name, born)


def matched(rows: list[Written], *stored: Listed) -> Matching:
    codes = FreeCodes([*(each.code for each in stored), *(each.code for each in rows)])
    return match_rows(rows, stored, lambda name: codes.numbered("HDY"))


def refusals(rows: list[Written], *stored: Listed) -> list[tuple[str, str]]:
    with pytest.raises(FormatError) as caught:
        matched(rows, *stored)
    return [(problem.path, problem.message) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("written", "known"),
    [
        (row(2, "nguyễn thị  HOA", 1980), HOA),
        (row(2, "Nguyễn Thị Hoa", 1985), HOA_TOO),
        (row(2, "Lê Văn An", 1990), AN),  # whose year nobody knew
        (row(2, "Lê Văn An"), AN),
        (row(2, "Tên gì cũng được", code="hdy-13"), AN),
    ],
)
def test_a_row_is_one_that_is_listed(written: Written, known: Listed) -> None:
    [match] = matched([written], HOA, HOA_TOO, AN).matches

    assert match.listed == known
    assert match.code == known.code
    assert match.is_found is not bool(written.code)


def test_without_any_mark_it_asks() -> None:
    found = matched([row(2, "nguyen thi hoa")], HOA, AN)

    assert found.matches[0].listed == HOA
    assert [problem.message for problem in found.doubts] == [
        "«nguyen thi hoa» ghi không dấu, được hiểu là Nguyễn Thị Hoa, sinh 1980, mã HDY-11."
    ]


def test_a_code_under_the_name_of_another_asks_and_names_the_other() -> None:
    found = matched([row(2, "lê văn  an", code="HDY-11")], HOA, AN)

    assert found.doubts[0].message == (
        "«lê văn  an» mã HDY-11 đang là Nguyễn Thị Hoa; tệp ghi tên khác,"
        " trùng Lê Văn An, mã HDY-13."
    )


def test_by_another_name_it_asks() -> None:
    found = matched([row(2, "Văn phòng tỉnh")], OFFICE)

    assert found.matches[0].listed == OFFICE
    assert "là tên gọi khác của Văn phòng Ủy ban nhân dân tỉnh" in found.doubts[0].message


def test_marks_make_somebody_new_who_is_asked_about() -> None:
    found = matched([row(2, "Nguyễn Thị Hòa", 1980)], HOA)

    assert (found.matches[0].listed, found.matches[0].code) == (None, "HDY-0001")
    assert found.matches[0].is_proposed
    assert "đã có Nguyễn Thị Hoa, sinh 1980, mã HDY-11" in found.doubts[0].message


def test_another_year_makes_somebody_new_who_is_asked_about() -> None:
    found = matched([row(2, "Nguyễn Thị Hoa", 1999)], HOA)

    assert found.matches[0].listed is None
    assert "đã có Nguyễn Thị Hoa, sinh 1980" in found.doubts[0].message


@pytest.mark.parametrize("written", ["Người lập biểu", "TỔNG CỘNG: 12", "Cộng: 5", "Nơi nhận:"])
def test_the_last_lines_of_a_printed_table_are_asked_about(written: str) -> None:
    (doubt,) = matched([row(9, written), row(10, "Cộng đồng Người mù")]).doubts

    assert (doubt.path, "trông như dòng cuối bảng" in doubt.message) == ("B9", True)


def test_proposed_codes_are_those_that_nobody_has_in_list_or_file() -> None:
    rows = [row(2, "Trần Một"), row(3, "Trần Hai"), row(4, "Trần Ba", code="HDY-0002")]

    found = matched(rows, Listed(9, "hdy-0001", "Ai đó"))

    assert [match.code for match in found.matches] == ["HDY-0003", "HDY-0004", "HDY-0002"]
    assert [match.is_proposed for match in found.matches] == [True, True, False]
    assert found.doubts == []


@pytest.mark.parametrize(
    ("rows", "cell", "said"),
    [
        ([row(2, "Nguyễn Thị Hoa")], "B2", "có 2 nơi khớp"),
        ([row(2, "nguyen thi hoa")], "B2", "có 2 nơi khớp"),
        ([row(2, "Lê Văn An"), row(3, "Lê Văn An")], "B3", "đã ở dòng 2"),
        ([row(2, "Lê Văn An"), row(3, "X", code="HDY-13")], "B2", "đã ở dòng 3"),
        ([row(2, "Vũ Tư", 1970), row(3, "Vũ Tư", 1970)], "B3", "đã ở dòng 2"),
        ([row(2, "Vũ Tư", 1970), row(3, "Vũ Tư")], "B3", "đã ở dòng 2"),
        ([row(2, "Vũ Tư"), row(3, "Vũ Tư", code="MOI")], "B2", "đã ở dòng 3"),
    ],
)
def test_what_cannot_be_told_apart_is_refused_by_row(
    rows: list[Written], cell: str, said: str
) -> None:
    [(place, message)] = refusals(rows, HOA, HOA_TOO, AN)

    assert place == cell
    assert said in message


def test_a_code_with_another_name_asks() -> None:
    [doubt] = matched([row(2, "Trần Thị Lan", code="HDY-11")], HOA).doubts

    assert doubt.message == "«Trần Thị Lan» mã HDY-11 đang là Nguyễn Thị Hoa; tệp ghi tên khác."


def test_new_people_of_one_name_but_for_marks_are_asked_about() -> None:
    found = matched([row(2, "Nguyễn Thị Hòa"), row(3, "Nguyen Thi Hoa")])

    assert [match.code for match in found.matches] == ["HDY-0001", "HDY-0002"]
    assert [problem.path for problem in found.doubts] == ["B3"]


def test_a_code_with_its_own_name_is_sure() -> None:
    found = matched([row(2, "lê văn  an", code="HDY-13")], AN)

    assert (found.matches[0].listed, list(found.doubts)) == (AN, [])


def test_two_new_people_of_one_name_and_other_years_are_two() -> None:
    found = matched([row(2, "Trần Văn Bé", 1980), row(3, "Trần Văn Bé", 1985)])

    assert len({match.code for match in found.matches}) == 2
    assert all(match.is_proposed for match in found.matches)
