"""Figures as people type them: what reads two ways is refused, never guessed."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.figure_cases import CASES
from thidua.domain.exact import NotANumber, parse_number
from thidua.domain.figure_spec import COUNT, FigureKind, FigureSpec, spec_of_measure
from thidua.domain.strict_figures import strict_refusal
from thidua.domain.typed_figures import (
    UnclearFigure,
    as_typed,
    read_figure,
    understood,
    written_figure,
)

LIMITED = {
    FigureKind.COUNT: COUNT,
    FigureKind.NUMBER: FigureSpec(),
    FigureKind.PERCENT: FigureSpec(FigureKind.PERCENT),
    FigureKind.MONEY: FigureSpec(FigureKind.MONEY),
}


@pytest.mark.parametrize(("kind", "text", "stored"), CASES)
def test_read_figure(kind: FigureKind, text: str, stored: str | None) -> None:
    if stored is None:
        with pytest.raises(UnclearFigure) as refused:
            read_figure(text, LIMITED[kind])
        assert str(refused.value).startswith("«")
    else:
        assert str(read_figure(text, LIMITED[kind])) == stored


@pytest.mark.parametrize("text", dict.fromkeys(text for _, text, _ in CASES))
def test_a_strict_file_says_why_in_the_words_of_the_reader(text: str) -> None:
    def said_by(read: Callable[[str], object]) -> str:
        try:
            return str(read(text)) and ""
        except NotANumber:
            return strict_refusal(text)
        except UnclearFigure as error:
            return str(error)

    strict, typed = said_by(parse_number), said_by(read_figure)
    assert not strict or strict.startswith(typed or f"«{text}» không dùng được trong tệp")


@pytest.mark.parametrize("kind", LIMITED)
def test_nothing_is_nothing(kind: FigureKind) -> None:
    assert read_figure(" \u00a0", LIMITED[kind]) is None


@pytest.mark.parametrize(
    ("text", "spec", "said"),
    [
        (
            "15.000", FigureSpec(),
            "«15.000» đọc được hai cách: mười lăm nghìn hay 15? Ghi 15000 (không dấu chấm) hoặc "
            "15.",
        ),
        (
            "12.500", FigureSpec(),
            "«12.500» đọc được hai cách: mười hai nghìn năm trăm hay 12,5? Ghi 12500 (không dấu "
            "chấm) hoặc 12,5.",
        ),
        (
            "2.001", FigureSpec(FigureKind.COUNT, name="Số phiếu in", least=1, most=2000),
            "Số phiếu in: «2.001» đọc được hai cách: hai nghìn không trăm linh một hay 2,001? Ghi "
            "2001 (không dấu chấm) hoặc 2,001.",
        ),
        (
            "2001", FigureSpec(FigureKind.COUNT, name="Số phiếu in", least=1, most=2000),
            "Số phiếu in: «2001» không dùng được; chỉ nhận số nguyên từ 1 đến 2.000.",
        ),
        (
            "0", FigureSpec(name="Điểm tối đa", above=0),
            "Điểm tối đa: «0» không dùng được; chỉ nhận số lớn hơn 0.",
        ),
        (
            "80%", COUNT,
            "«80%» không dùng được: ô này không tính bằng phần trăm, chỉ nhận số nguyên từ 0 đến "
            "999.999.999.",
        ),
        (
            "25 tỷ", FigureSpec(FigureKind.PERCENT, least=0),
            "«25 tỷ» không dùng được: ô này không ghi số tiền, chỉ nhận số phần trăm từ 0 trở lên.",
        ),
        (
            "khoảng 90", FigureSpec(),
            "«khoảng 90» có «khoảng»; ô này cần một con số chính xác, không kèm «khoảng», ví dụ "
            "90.",
        ),
        (
            "99000", FigureSpec(FigureKind.MONEY, least=100_000, most=10**8),
            "«99000» không dùng được; chỉ nhận số tiền từ 100.000 đến 100.000.000 đồng.",
        ),
        ("２０", FigureSpec(), "«２０» có chữ số lạ; gõ bằng các chữ số 0 đến 9."),
        (
            "2.025", FigureSpec(FigureKind.YEAR),
            "«2.025» không phải năm; ghi bốn chữ số, ví dụ 2025.",
        ),
    ],
)  # fmt: skip
def test_a_refusal_names_field_value_and_limit(text: str, spec: FigureSpec, said: str) -> None:
    with pytest.raises(UnclearFigure) as refused:
        read_figure(text, spec)
    assert str(refused.value) == said


@pytest.mark.parametrize(
    ("text", "spec", "echo"),
    [
        ("25 tỷ", FigureSpec(FigureKind.MONEY), "= 25.000.000.000 đồng"),
        ("25", spec_of_measure("tỷ đồng"), "= 25.000.000.000 đồng"),
        ("98,5 %", FigureSpec(FigureKind.PERCENT), "= 98,5 %"),
        ("1.234,50", FigureSpec(), "= 1.234,5"),
        ("12", FigureSpec(), ""),
        ("15.000", FigureSpec(), ""),
        ("", FigureSpec(FigureKind.MONEY), ""),
        ("2025", FigureSpec(FigureKind.YEAR), ""),
    ],
)
def test_understood(text: str, spec: FigureSpec, echo: str) -> None:
    assert understood(text, spec) == echo


@pytest.mark.parametrize(
    ("measure", "text", "stored"),
    [
        ("%", "80%", "80"),
        ("Tỷ lệ %", "98,5 %", "98.5"),
        ("triệu đồng", "1 tỷ 600 triệu", "1600"),
        ("Tr. đồng", "4.810.000 đ", "4.81"),
        ("đồng", "25 tỷ", "25000000000"),
        ("hội viên", "15 hội viên", "15"),
        ("đồng chí", "15 đồng chí", "15"),
        ("triệu lượt", "2 triệu lượt", "2"),
    ],
)
def test_the_unit_of_measure_says_what_may_follow(measure: str, text: str, stored: str) -> None:
    assert str(read_figure(text, spec_of_measure(measure))) == stored


@pytest.mark.parametrize(("measure", "text"), [("hội viên", "80%"), ("đồng chí", "25 tỷ")])
def test_what_another_unit_means_is_refused(measure: str, text: str) -> None:
    with pytest.raises(UnclearFigure, match="không dùng được: ô này không"):
        read_figure(text, spec_of_measure(measure))


@given(st.decimals(min_value=0, max_value=10**12, places=3))
def test_what_a_program_wrote_reads_back_as_typed(value: Decimal) -> None:
    assert read_figure(as_typed(f"{value:f}")) == value


@given(st.decimals(min_value=0, max_value=10**12, places=4))
def test_written_figure_reads_back(value: Decimal) -> None:
    text = written_figure(value)
    assert read_figure(text) == value
