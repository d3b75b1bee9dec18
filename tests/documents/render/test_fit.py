"""Where lines end that are too long for their place."""

from dataclasses import replace

import pytest

from tests.documents.reading import a_document, read_pdf
from thidua.documents.model import Header, Issuer
from thidua.documents.render.fit import even_lines


def test_head_lines_never_end_inside_khen_thuong():
    name = "Hội đồng Thi đua - Khen thưởng tỉnh Gia Lai"
    head = replace(a_document(), header=Header(Issuer(name)))

    lines = [line.strip() for line in read_pdf(head).pages[0].extract_text().split("\n")]

    assert lines[:2] == ["HỘI ĐỒNG THI ĐUA -", "KHEN THƯỞNG TỈNH GIA LAI"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("SỞ NỘI VỤ", ["SỞ NỘI VỤ"]),
        ("X" * 40, ["X" * 40]),  # nowhere to end a line: breakable() sees to it
        ("A\nLIÊN HIỆP CÁC HỘI", ["A", "LIÊN HIỆP", "CÁC HỘI"]),
        ("BAN NGHỀ NGHIỆP-KHEN THƯỞNG", ["BAN", "NGHỀ NGHIỆP-", "KHEN THƯỞNG"]),
    ],
)
def test_lines_end_between_groups_of_words(text, lines):
    assert even_lines(text, 8).split("\n") == lines
