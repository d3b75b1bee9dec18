"""PDF read back with pypdf: one test for each block type, then the page and the file."""

import re
from dataclasses import dataclass, replace
from datetime import date

import pytest

from tests.documents.facts import DAY, FONTS, HEADER
from tests.documents.reading import MM, a_document, pdf_pages, read_pdf
from thidua.documents.model import (
    Appendix,
    Header,
    Heading,
    Issuer,
    KeyValues,
    Letterhead,
    ListItems,
    Marker,
    Orientation,
    PageBreak,
    Paragraph,
    Signature,
    Signatures,
    Spacer,
)
from thidua.documents.render.errors import FontsMissing, UnknownBlock
from thidua.documents.render.fonts import find_fonts, letters, showable
from thidua.documents.render.pdf import render_pdf
from thidua.documents.table_model import Cell, Column, RowKind, Table, row
from thidua.documents.text import Align, Run

PANGRAM = "Đặng Quỳnh Ưởng: ẤẦẨẪẬ ắằẳẵặ êếềểễệ ôốồổỗộ ơớờởỡợ ưứừửữự ỳýỷỹỵ ĩ ũ ã đ"
COLUMNS = (Column("Nội dung", 3), Column("Điểm", 1, Align.RIGHT))


def only_page(*blocks, **changes):
    pages = pdf_pages(a_document(*blocks, **changes))
    assert len(pages) == 1
    return pages[0]


def position(document, text, *, page=0):
    """Where a text starts on a page: points from the left and the bottom."""
    found = []

    def visit(piece, user, matrix, *_):
        if piece.strip().startswith(text):
            found.append(
                (
                    matrix[4] * user[0] + matrix[5] * user[2] + user[4],
                    matrix[4] * user[1] + matrix[5] * user[3] + user[5],
                )
            )

    read_pdf(document).pages[page].extract_text(visitor_text=visit)
    return found[0]


def test_head_of_the_first_page():
    page = only_page()

    assert page.startswith(
        "ỦY BAN NHÂN DÂN TỈNH GIA LAI KHỐI THI ĐUA CÁC TỔ CHỨC CHÍNH TRỊ-XÃ HỘI- "
        "NGHỀ NGHIỆP TỈNH GIA LAI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc "
        "Số: 05/BB-KTĐ Gia Lai, ngày 22 tháng 12 năm 2023 BÁO CÁO"
    )


def test_party_letterhead_belongs_to_the_issuing_organisation():
    issuer = Issuer("Ban Dân vận", superior="Tỉnh ủy Gia Lai", letterhead=Letterhead.PARTY)
    party = Header(issuer, symbol="BB-BDV", number=7, place="Gia Lai", day=DAY)

    page = " ".join(read_pdf(replace(a_document(), header=party)).pages[0].extract_text().split())

    assert page.startswith("TỈNH ỦY GIA LAI BAN DÂN VẬN * ĐẢNG CỘNG SẢN VIỆT NAM Số 07-BB/BDV")
    assert "CỘNG HÒA" not in page


def test_title_addressees_and_legal_bases():
    page = only_page(
        summary="Về việc khen thưởng",
        addressees=("Sở Nội vụ",),
        legal_bases=("Căn cứ Luật A", "Căn cứ Nghị định B;"),
    )

    assert page.endswith(
        "BÁO CÁO Về việc khen thưởng Kính gửi: Sở Nội vụ Căn cứ Luật A; Căn cứ Nghị định B."
    )


def test_several_addressees_stand_one_below_the_other():
    page = only_page(addressees=("Sở Nội vụ", "Hội đồng"))

    assert page.endswith("Kính gửi: - Sở Nội vụ; - Hội đồng.")


def test_heading_becomes_a_bookmark():
    document = a_document(Heading("I. THÀNH PHẦN"), Heading("1. Chủ trì", level=2))

    outline = read_pdf(document).outline

    assert outline[0].title == "I. THÀNH PHẦN"
    assert outline[1][0].title == "1. Chủ trì"


def test_headings_that_skip_a_level_are_still_a_valid_file():
    assert "a) Chi tiết" in only_page(Heading("a) Chi tiết", level=3), Heading("I. A"))


def test_paragraph_prints_vietnamese_letters_and_line_ends():
    assert PANGRAM in only_page(Paragraph(f"{PANGRAM}\nDòng hai"))
    lines = (
        read_pdf(a_document(Paragraph("Dòng một\nDòng hai"))).pages[0].extract_text().split("\n")
    )
    assert [line.strip() for line in lines][-2:] == ["Dòng một", "Dòng hai"]


def test_paragraph_runs_take_their_own_faces():
    text = (Run("đậm", bold=True), Run("nghiêng", italic=True), Run("cả hai", True, True))

    fonts = read_pdf(a_document(Paragraph(text))).pages[0]["/Resources"]["/Font"].values()

    names = {re.sub(r"^/\w+\+", "", font.get_object()["/BaseFont"]) for font in fonts}
    assert {name.split("-")[0] + "-" + name.split("-")[1] for name in names if "-" in name} >= {
        "Tinos-Bold",
        "Tinos-Italic",
        "Tinos-BoldItalic",
    }


@pytest.mark.parametrize(
    ("align", "left"), [(Align.LEFT, True), (Align.JUSTIFY, True), (Align.RIGHT, False)]
)
def test_paragraph_stands_where_it_is_aligned(align, left):
    x, _ = position(a_document(Paragraph("Ngắn", align=align, indent=False)), "Ngắn")

    assert (x == pytest.approx(30 * MM, abs=1)) is left


def test_first_line_is_indented_unless_told_otherwise():
    x, _ = position(a_document(Paragraph("Ngắn")), "Ngắn")

    assert x == pytest.approx(40 * MM, abs=1)


def test_list_items_take_their_markers():
    assert only_page(ListItems(("A", "B"), Marker.LETTER)).endswith("a) A b) B")
    assert only_page(ListItems(("A", "B"), Marker.NUMBER)).endswith("1. A 2. B")
    assert only_page(ListItems(("A", "B"))).endswith("- A - B")


def test_key_values():
    assert only_page(KeyValues((("Đơn vị", (Run("Hội Đông y", bold=True),)),))).endswith(
        "Đơn vị: Hội Đông y"
    )


def test_table_with_merged_cells_groups_and_totals():
    page = only_page(
        Table(
            COLUMNS,
            (
                row(Cell("Nhóm I", colspan=2), kind=RowKind.GROUP),
                row(Cell("cao", rowspan=2), "1,00"),
                row("2,00"),
                row("Cộng", "3,00", kind=RowKind.SUBTOTAL),
                row("Tổng", "3,00", kind=RowKind.TOTAL),
            ),
        )
    )

    for text in ("Nội dung Điểm", "Nhóm I", "cao", "1,00", "2,00", "Cộng 3,00", "Tổng 3,00"):
        assert text in page


def test_table_head_is_repeated_on_each_page():
    table = Table(COLUMNS, tuple(row(f"Dòng {place}", "1") for place in range(90)))

    pages = pdf_pages(a_document(table))

    assert len(pages) == 3
    assert all("Nội dung Điểm" in page for page in pages)


def test_table_rows_are_not_torn():
    long = "\n".join(f"dòng {place}" for place in range(12))
    table = Table(COLUMNS, tuple(row(f"Mục {place}\n{long}", "1") for place in range(8)))

    pages = pdf_pages(a_document(table))

    for place in range(8):
        assert sum(f"Mục {place} dòng 0" in page for page in pages) == 1
    assert all(page.count("dòng 0") == page.count("dòng 11") for page in pages)


def test_group_row_is_never_the_last_on_a_page():
    for before in range(24, 44):
        rows = (
            *(row(f"Dòng {place}", "1") for place in range(before)),
            row(Cell("NHÓM", colspan=2), kind=RowKind.GROUP),
            *(row(f"Sau {place}", "1") for place in range(5)),
        )
        pages = pdf_pages(a_document(Table(COLUMNS, rows)))
        with_group = next(page for page in pages if "NHÓM" in page)
        assert "Sau 0" in with_group


def test_row_higher_than_a_page_goes_on_over_pages():
    words = " ".join(f"từ{place}" for place in range(3000))

    pages = pdf_pages(a_document(Table(COLUMNS, (row(words, "1"), row("cuối", "2")))))

    text = " ".join(pages)
    assert len(pages) > 2
    assert all(f"từ{place} " in text for place in range(3000))
    assert "cuối" in text


def test_signatures_side_by_side_show_proof():
    page = only_page(
        Signatures(
            (
                Signature("CHỦ TỊCH", "Lê An", authority="HỘI A", proof=("Đã ký lúc 09:05",)),
                Signature("GIÁM ĐỐC", "Vũ Bình", authority="SỞ B", note="(Ký tên)"),
                Signature("TRƯỞNG BAN"),
            )
        )
    )

    for text in ("HỘI A", "SỞ B", "CHỦ TỊCH", "GIÁM ĐỐC", "(Ký tên)", "Đã ký lúc 09:05", "Lê An"):
        assert text in page
    assert "TRƯỞNG BAN" in page


def test_closing_has_recipients_beside_the_only_signature():
    page = only_page(
        signatures=Signatures((Signature("TRƯỞNG KHỐI", "Lê An", authority="TM. KHỐI"),)),
        recipients=("Như trên", "Lưu: VT"),
    )

    for text in ("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. KHỐI", "TRƯỞNG KHỐI", "Lê An"):
        assert text in page


def test_recipients_stand_without_signatures_too():
    assert only_page(recipients=("Lưu: VT",)).endswith("Nơi nhận: - Lưu: VT.")


def test_signatures_never_stand_alone_on_a_page():
    for lines in range(28, 42):
        blocks = [Paragraph(f"Dòng {place}") for place in range(lines)]
        signatures = Signatures((Signature("TRƯỞNG KHỐI", "Lê An"),))
        pages = pdf_pages(a_document(*blocks, signatures=signatures))
        with_signature = next(page for page in pages if "TRƯỞNG KHỐI" in page)
        assert f"Dòng {lines - 1}" in with_signature


def test_spacer_takes_room():
    near = position(a_document(Spacer(1), Paragraph("Ngắn")), "Ngắn")[1]
    far = position(a_document(Spacer(4), Paragraph("Ngắn")), "Ngắn")[1]

    assert near - far > 2 * 13


def test_page_break():
    assert [
        page[-3:] for page in pdf_pages(a_document(Paragraph("Một"), PageBreak(), Paragraph("Hai")))
    ] == [
        "Một",
        "Hai",
    ]


def test_appendix_has_its_own_pages_orientation_and_numbers():
    appendix = Appendix(
        "Phụ lục I",
        "DANH SÁCH",
        (Heading("A"), Paragraph("Một"), PageBreak(), Paragraph("Hai")),
        reference="(Kèm theo Biên bản số 05)",
        orientation=Orientation.LANDSCAPE,
    )
    document = a_document(Paragraph("x"), PageBreak(), Paragraph("y"), appendices=(appendix,))

    pages = pdf_pages(document)
    boxes = [page.mediabox for page in read_pdf(document).pages]

    assert pages[1] == "2 y"
    assert pages[2] == "Phụ lục I DANH SÁCH (Kèm theo Biên bản số 05) A Một"
    assert pages[3] == "2 Hai"
    assert [box.width > box.height for box in boxes] == [False, False, True, True]


@pytest.mark.parametrize("orientation", Orientation)
def test_the_sheet_is_exactly_a4(orientation):
    box = read_pdf(a_document(orientation=orientation)).pages[0].mediabox

    sides = (float(box.width) / MM, float(box.height) / MM)
    landscape = orientation is Orientation.LANDSCAPE
    assert sides == pytest.approx((297, 210) if landscape else (210, 297), abs=0.01)


def test_page_number_is_in_the_top_margin_from_page_two_on():
    document = a_document(Paragraph("Một"), PageBreak(), Paragraph("Hai"))

    x, y = position(document, "2", page=1)

    assert x / MM == pytest.approx((30 + 195) / 2, abs=2)
    assert 277 < y / MM < 297
    assert not pdf_pages(document)[0].startswith("1")
    assert pdf_pages(replace(document, numbered=False))[1] == "Hai"


def test_illustrative_mark_is_on_every_page():
    pages = pdf_pages(
        a_document(Paragraph("Một"), PageBreak(), Paragraph("Hai"), illustrative=True)
    )

    assert all("MINH HOẠ – có số liệu giả định" in page for page in pages)
    assert "MINH HOẠ" not in only_page()


def test_file_is_kept_for_long_and_read_aloud():
    reader = read_pdf(a_document(Paragraph("x"), summary="Năm 2023"))
    xmp = reader.xmp_metadata.stream.get_data().decode()

    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert reader.metadata.title == "BÁO CÁO Năm 2023"
    assert reader.metadata.author == HEADER.issuer.name
    assert reader.trailer["/Root"]["/Lang"] == "vi"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_all_fonts_are_embedded():
    document = a_document(Paragraph((Run("a", True), Run("b", italic=True), Run("c"))))

    fonts = [
        font.get_object()
        for page in read_pdf(document).pages
        for font in page["/Resources"]["/Font"].values()
    ]

    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)
        assert "Tinos" in font["/BaseFont"]


def test_same_document_and_day_give_the_same_bytes():
    document = a_document(Paragraph("x"), Table(COLUMNS, (row("a", "1"),)))

    first = render_pdf(document, fonts=FONTS, created_on=DAY)

    assert render_pdf(document, fonts=FONTS, created_on=DAY) == first
    assert render_pdf(document, fonts=FONTS, created_on=date(2024, 1, 1)) != first


def test_missing_fonts_are_named(tmp_path):
    with pytest.raises(FontsMissing, match=r"make setup"):
        render_pdf(a_document(), fonts=tmp_path, created_on=DAY)
    with pytest.raises(FontsMissing, match=re.escape(str(tmp_path))):
        find_fonts({"THIDUA_NODE_MODULES": str(tmp_path)})


def test_fonts_are_found_in_the_repository_or_where_the_environment_says():
    node_modules = FONTS.parents[1]

    assert find_fonts({"THIDUA_NODE_MODULES": str(node_modules)}) == FONTS
    assert find_fonts({}).name == "tinos"


def test_every_letter_the_fonts_are_said_to_hold_can_be_printed():
    known = sorted(code for code in letters(FONTS) if code >= 0x20 and code != 0x7F)

    pages = pdf_pages(a_document(Paragraph(" ".join(map(chr, known)))))

    assert len(known) > 2000
    assert pages


def test_letters_the_fonts_lack_are_shown_as_a_sign():
    assert showable("Tốt 👍🏽 中\ufe0f \ue000 ≥", FONTS) == "Tốt □□ □ □ ≥"


def test_a_block_without_a_branch_is_an_error():
    @dataclass(frozen=True)
    class Photograph:
        pass

    with pytest.raises(UnknownBlock, match="Photograph has no branch in the PDF renderer"):
        render_pdf(a_document(Photograph()), fonts=FONTS, created_on=DAY)
