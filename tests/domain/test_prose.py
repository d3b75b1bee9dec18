"""Reading results out of prose: the page of worked sentences is what the program does."""

from decimal import Decimal
from time import process_time

import pytest

from tests.markdown_tables import blocks, rows
from thidua.domain.prose.amounts import amounts
from thidua.domain.prose.found import FoundResult
from thidua.domain.prose.results import read_results

WORKED = rows(
    next(text for section, _, text in blocks("figures-in-text.md") if section == "Worked")
)


def shown(found: FoundResult) -> str:
    """A result as the page writes it."""
    told = found.to_mapping()
    quantity = [told["quantity_qualifier"], told["quantity"], told["unit"]]
    money = [told["money_qualifier"], told["money"], "đ", "each" * (told["money_is"] == "each")]
    halves = [half for half in (quantity, money) if half[1] is not None]
    text = " = ".join(" ".join(str(word) for word in half if word) for half in halves)
    return text if found.part_of is None else f"{text} (part of {found.part_of + 1})"


@pytest.mark.parametrize("row", WORKED, ids=lambda row: row["text"][:40])
def test_worked_sentences(row: dict[str, str]) -> None:
    reading = read_results([row["text"]])
    assert ("; ".join(map(shown, reading.results)) or "–") == row["results"]
    left = "; ".join(f"{left.why}: {left.text}" for left in reading.left_out) or "–"
    assert left == row["left out"]
    for found in reading.results:
        assert found.text == row["text"][found.start : found.end]


def test_lines_are_counted_and_parts_point_into_the_whole_text() -> None:
    lines = [
        "Trao 5 suất quà.",
        "",
        "Xây 9 căn nhà, trong đó 4 nhà tình nghĩa. Trong đó, 1 nhà sàn.",
    ]
    found = read_results(lines).results
    assert [(result.line, result.part_of) for result in found] == [
        (1, None),
        (3, None),
        (3, 1),
        (3, 1),
    ]


def test_nothing_below_other_stories_is_entered() -> None:
    reading = read_results(
        ["Trao 5 suất quà.", "Có thể bạn quan tâm", "7 dự án với tổng kinh phí hơn 880 tỷ đồng"]
    )
    assert [result.text for result in reading.results] == ["5 suất quà"]
    assert [(left.line, left.why) for left in reading.left_out] == [(3, "other_story")] * 2


def test_the_stretch_is_the_input_whatever_its_spaces() -> None:
    line = "Trao 3.343\u00a0suất quà với tổng trị giá 1,6\u00a0tỷ đồng."
    (found,) = read_results([line]).results
    assert found.text == "3.343\u00a0suất quà với tổng trị giá 1,6\u00a0tỷ đồng"
    assert found.money == Decimal(1_600_000_000)
    (found,) = read_results(["Trao 5 căn nha\u0300."]).results  # composed while it is read
    assert (found.unit, found.text) == ("căn nhà", "5 căn nhà")


def test_a_sum_once_told_is_not_overwritten_by_the_price_of_one() -> None:
    (found,) = read_results(["Xây 5 căn nhà, mỗi căn 80 triệu đồng, tổng 400 triệu đồng."]).results
    assert (found.money, found.money_is) == (Decimal(400_000_000), "total")


def test_bare_numbers_are_no_amounts() -> None:
    assert list(amounts("1. Về tổ chức (2) 15; trong năm học mới, ba mẹ, 12 nghìn.")) == []


def test_parts_that_exceed_the_whole_are_none() -> None:
    found = read_results(["Trao 5 suất quà, gồm 3 suất lớn và 4 suất nhỏ."]).results
    assert [result.part_of for result in found] == [None, 0, None]


def test_a_line_without_an_end_is_read_in_time() -> None:
    line = "3 suất quà trị giá 5 triệu đồng, " * 1_500  # as long as a line may be
    before = process_time()
    found = read_results([line]).results
    assert len(found) == 1_500
    assert {result.money for result in found} == {Decimal(5_000_000)}
    assert process_time() - before < 5  # 0.4 s where it is quiet
