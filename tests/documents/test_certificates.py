"""Certificates: texts stand where the layout says, in their boxes, or are refused."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from time import process_time

import pypdf
import pytest

from thidua.documents.certificates.layout import (
    Align,
    CertificateField,
    CertificateLayout,
    VerticalAlign,
)
from thidua.documents.render.certificates import TextsDoNotFit, render_certificates
from thidua.documents.render.fonts import find_fonts

MM = 72 / 25.4
NAME = CertificateField(
    "{name}",
    *map(Decimal, (40, 88, 217, 14, 26, 14)),
    align=Align.CENTER,
    bold=True,
)
PAGE = CertificateLayout(Decimal(297), Decimal(210), (NAME,))


def made(layout: CertificateLayout, *names: str, folder: Path | None = None) -> pypdf.PdfReader:
    rows = [{"name": name} for name in names]
    data = render_certificates(layout, rows, fonts=find_fonts(), folder=folder or Path("/"))
    return pypdf.PdfReader(BytesIO(data))


def runs(page: pypdf.PageObject) -> list[tuple[str, float, float, float]]:
    """Text, left edge and baseline in millimetres from the top left corner, size in points."""
    found = []

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if text.strip():
            x = (cm[0] * tm[4] + cm[4]) / MM
            y = float(page.mediabox.height) / MM - (cm[3] * tm[5] + cm[5]) / MM
            found.append((text.strip(), x, y, size))

    page.extract_text(visitor_text=visit)
    return found


def test_one_page_a_row_in_order_with_text_and_fonts() -> None:
    pdf = made(PAGE, "Ông Nguyễn Văn Ấn", "Bà Lò Thị Ỡ", "Hội Đông y")
    assert [page.extract_text().strip() for page in pdf.pages] == [
        "Ông Nguyễn Văn Ấn",
        "Bà Lò Thị Ỡ",
        "Hội Đông y",
    ]
    assert float(pdf.pages[0].mediabox.width) == pytest.approx(297 * MM, abs=0.05)
    fonts = pdf.pages[0]["/Resources"]["/Font"].values()
    embedded = [font.get_object()["/DescendantFonts"][0]["/FontDescriptor"] for font in fonts]
    assert embedded
    assert all("Tinos" in font["/FontName"] and "/FontFile2" in font for font in embedded)


def test_baseline_and_edges_are_where_the_layout_says() -> None:
    field = replace(NAME, text="Nhất {name}", align=Align.LEFT, bold=False)
    ((_, left, baseline, size),) = runs(made(replace(PAGE, fields=(field,)), "A").pages[0])
    assert size == 26
    assert left == pytest.approx(40, abs=0.3)
    assert baseline == pytest.approx(88 + 0.92 * 26 / MM, abs=0.3)
    bottom = replace(field, valign=VerticalAlign.BOTTOM)
    ((_, _, lower, _),) = runs(made(replace(PAGE, fields=(bottom,)), "A").pages[0])
    assert lower == pytest.approx(88 + 14 - 0.216 * 26 / MM, abs=0.3)


def test_a_long_text_wraps_then_shrinks_and_stays_in_its_box() -> None:
    long = "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Gia Lai, " * 2
    lines = runs(made(PAGE, long).pages[0])
    sizes = {size for _, _, _, size in lines}
    assert len(sizes) == 1
    assert 14 <= sizes.pop() < 26
    baselines = {round(y, 1) for _, _, y, _ in lines}
    assert len(baselines) > 1
    assert max(y for _, _, y, _ in lines) < 88 + 14


def test_what_does_not_fit_is_told_and_nothing_is_made() -> None:
    with pytest.raises(TextsDoNotFit) as refused:
        made(PAGE, "Ngắn", "Rất dài " * 60, "w" * 200)
    first, second = refused.value.misfits
    assert (first.row, first.field, second.row) == (1, 0, 2)
    assert first.over
    assert first.over > 5
    assert second.over
    assert second.over > 100


def test_letters_without_a_font_are_told() -> None:
    with pytest.raises(TextsDoNotFit) as refused:
        made(PAGE, "Ấn", "漢字漢")
    assert [(misfit.row, misfit.letters) for misfit in refused.value.misfits] == [(1, "漢字")]


@pytest.mark.parametrize("text", ['#panic("x")', "$x$ *a* _b_ @c <d> \\e `f`", "]#set[", '"; x'])
def test_signs_that_are_code_to_the_typesetter_are_letters(text: str) -> None:
    assert made(PAGE, text).pages[0].extract_text().split() == text.split()


def test_same_input_same_bytes() -> None:
    row = [{"name": "Ấn"}]
    first, second = (
        render_certificates(PAGE, row, fonts=find_fonts(), folder=Path("/")) for _ in range(2)
    )
    assert first == second


def test_a_thousand_certificates_take_about_a_second() -> None:
    fields = (
        NAME,
        replace(NAME, text="Đã có thành tích {name}", y=Decimal(106), height=Decimal(22)),
    )
    names = [f"Ông Nguyễn Văn Ấn {number}" for number in range(1000)]
    before = process_time()
    assert len(made(replace(PAGE, fields=fields), *names).pages) == 1000
    assert process_time() - before < 6  # 0.6 s where it is quiet
