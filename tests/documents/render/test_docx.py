"""DOCX read back with python-docx: one test for each block type, then the page and the file."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tests.documents.facts import DAY, HEADER
from tests.documents.reading import a_document, docx_texts, read_docx
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
from thidua.documents.render.docx import render_docx
from thidua.documents.render.errors import UnknownBlock
from thidua.documents.table_model import Cell, Column, RowKind, Table, row
from thidua.documents.text import Align, Run

COLUMNS = (Column("Nội dung", 3), Column("Điểm", 1, Align.RIGHT))


def table_texts(document, place):
    return [[cell.text for cell in line.cells] for line in read_docx(document).tables[place].rows]


def header_text(header):
    return "".join(text.text or "" for text in header._element.iter(qn("w:t")))


def test_head_of_the_first_page():
    assert table_texts(a_document(), 0) == [
        [
            "ỦY BAN NHÂN DÂN TỈNH GIA LAI\n"
            "KHỐI THI ĐUA CÁC\nTỔ CHỨC CHÍNH TRỊ-XÃ HỘI-\nNGHỀ NGHIỆP TỈNH GIA LAI\n",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n",
        ],
        ["Số: 05/BB-KTĐ", "Gia Lai, ngày 22 tháng 12 năm 2023"],
    ]


def test_head_follows_the_sizes_of_the_decree():
    left, right = read_docx(a_document()).tables[0].rows[0].cells

    runs = [line.runs[0] for cell in (left, right) for line in cell.paragraphs if line.text]
    assert [(run.bold, run.font.size) for run in runs] == [
        (None, Pt(12)),
        (True, Pt(12)),
        (True, Pt(12)),
        (True, Pt(13)),
    ]


def test_party_letterhead_belongs_to_the_issuing_organisation():
    issuer = Issuer("Ban Dân vận", superior="Tỉnh ủy", letterhead=Letterhead.PARTY)
    party = Header(issuer, symbol="BB-BDV", number=7)

    assert table_texts(replace(a_document(), header=party), 0) == [
        ["TỈNH ỦY\nBAN DÂN VẬN\n*", "ĐẢNG CỘNG SẢN VIỆT NAM\n"],
        ["Số 07-BB/BDV", ""],
    ]


def test_title_addressee_and_legal_bases():
    document = a_document(
        summary="Về việc khen thưởng",
        addressees=("Sở Nội vụ",),
        legal_bases=("Căn cứ Luật A", "Căn cứ Nghị định B"),
    )

    assert docx_texts(document) == [
        "BÁO CÁO",
        "Về việc khen thưởng",
        "Kính gửi: Sở Nội vụ",
        "Căn cứ Luật A;",
        "Căn cứ Nghị định B.",
    ]
    assert all(run.italic for run in read_docx(document).paragraphs[-1].runs)


def test_several_addressees_stand_one_below_the_other():
    document = a_document(addressees=("Sở Nội vụ", "Hội đồng"))

    assert table_texts(document, 1) == [["Kính gửi:\u00a0", "- Sở Nội vụ;\n- Hội đồng."]]


def test_heading_takes_the_style_word_navigates_by():
    lines = read_docx(a_document(Heading("I. A"), Heading("1. B", level=2))).paragraphs

    assert [(line.text, line.style.name) for line in lines[-2:]] == [
        ("I. A", "Heading 1"),
        ("1. B", "Heading 2"),
    ]


def test_paragraph_keeps_runs_line_ends_and_alignment():
    text = (Run("đậm", bold=True), Run(" nghiêng\ndòng hai", italic=True), Run(" thường"))

    line = read_docx(a_document(Paragraph(text, align=Align.CENTER))).paragraphs[-1]

    assert line.text == "đậm nghiêng\ndòng hai thường"
    assert [(run.bold, run.italic) for run in line.runs] == [
        (True, None),
        (None, True),
        (None, None),
    ]
    assert line.alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_paragraph_is_justified_with_its_first_line_indented():
    first, second = read_docx(a_document(Paragraph("A"), Paragraph("B", indent=False))).paragraphs[
        -2:
    ]

    assert first.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert first.paragraph_format.first_line_indent.mm == pytest.approx(10, abs=0.1)
    assert second.paragraph_format.first_line_indent is None


def test_list_items_take_their_markers():
    document = a_document(
        ListItems(("A", "B"), Marker.LETTER), ListItems(("C",), Marker.NUMBER), ListItems(("D",))
    )

    assert docx_texts(document)[1:] == ["a) A", "b) B", "1. C", "- D"]


def test_key_values():
    document = a_document(KeyValues((("Đơn vị", (Run("Hội Đông y", bold=True),)),)))

    assert docx_texts(document)[1:] == ["Đơn vị: Hội Đông y"]


TABLE = Table(
    COLUMNS,
    (
        row(Cell("Nhóm I", colspan=2), kind=RowKind.GROUP),
        row(Cell("cao", rowspan=3), "1,00"),
        row("2,00"),
        row("4,00"),
        row("Cộng", "3,00", kind=RowKind.SUBTOTAL),
    ),
)


def test_table_with_merged_cells_groups_and_totals():
    assert table_texts(a_document(TABLE), 1) == [
        ["Nội dung", "Điểm"],
        ["Nhóm I", "Nhóm I"],
        ["cao", "1,00"],
        ["cao", "2,00"],
        ["cao", "4,00"],
        ["Cộng", "3,00"],
    ]


def test_table_fills_the_room_between_the_margins():
    grid = read_docx(a_document(TABLE)).tables[1]._tbl.tblGrid.gridCol_lst

    assert [column.w.mm for column in grid] == pytest.approx([165 * 3 / 4, 165 / 4], abs=0.1)


def test_table_head_is_repeated_and_rows_are_not_torn():
    rows = read_docx(a_document(TABLE)).tables[1].rows

    heads = [line._tr.find(f".//{qn('w:tblHeader')}") is not None for line in rows]
    whole = [line._tr.find(f".//{qn('w:cantSplit')}") is not None for line in rows]
    assert heads == [True, False, False, False, False, False]
    assert whole == [True] * 6


def test_row_higher_than_half_a_page_may_be_torn():
    table = Table(COLUMNS, (row("dài " * 2000, "1"), row("ngắn", "2")))

    rows = read_docx(a_document(table)).tables[1].rows

    assert [line._tr.find(f".//{qn('w:cantSplit')}") is None for line in rows] == [
        False,
        True,
        False,
    ]


def test_group_rows_stay_with_the_next_and_totals_with_the_one_before():
    rows = read_docx(a_document(TABLE)).tables[1].rows

    kept = [bool(line.cells[1].paragraphs[0].paragraph_format.keep_with_next) for line in rows]
    assert kept == [True, True, False, False, True, False]


def test_table_cells_are_aligned_as_their_columns_and_bold_where_they_count():
    rows = read_docx(a_document(TABLE)).tables[1].rows

    assert rows[0].cells[1].paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert rows[2].cells[1].paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert [line.cells[1].paragraphs[0].runs[0].bold for line in rows] == [
        True,
        True,
        None,
        None,
        None,
        True,
    ]


def test_signatures_side_by_side_show_proof():
    document = a_document(
        Signatures(
            (
                Signature("CHỦ TỊCH", "Lê An", authority="HỘI A", proof=("Đã ký", "Mã: 1")),
                Signature("GIÁM ĐỐC", "Vũ Bình", note="(Ký tên)"),
                Signature("TRƯỞNG BAN", "Hồ Cẩm"),
            )
        )
    )

    assert table_texts(document, 1) == [
        ["HỘI A", ""],
        ["CHỦ TỊCH", "GIÁM ĐỐC"],
        ["", "(Ký tên)"],
        ["Đã ký\nMã: 1", ""],
        ["Lê An", "Vũ Bình"],
        ["TRƯỞNG BAN", ""],
        ["", ""],
        ["Hồ Cẩm", ""],
    ]


def test_closing_has_recipients_beside_the_only_signature():
    document = a_document(
        Paragraph("Hết."),
        signatures=Signatures((Signature("TRƯỞNG KHỐI", "Lê An", authority="TM. KHỐI"),)),
        recipients=("Như trên", "Lưu: VT"),
    )

    assert table_texts(document, 1) == [
        ["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. KHỐI\nTRƯỞNG KHỐI\nLê An"]
    ]
    last = next(line for line in read_docx(document).paragraphs if line.text == "Hết.")
    assert last.paragraph_format.keep_with_next


def test_recipients_come_after_several_signatures():
    document = a_document(
        ListItems(("A", "B")),
        signatures=Signatures((Signature("A"), Signature("B"))),
        recipients=("Lưu: VT",),
    )

    assert docx_texts(document)[-2:] == ["Nơi nhận:", "- Lưu: VT."]
    kept = [
        line.text for line in read_docx(document).paragraphs if line.paragraph_format.keep_with_next
    ]
    assert "- B" in kept
    assert "- A" not in kept


def test_spacer_takes_lines():
    less = read_docx(a_document(Spacer(1), Paragraph("x"))).paragraphs
    more = read_docx(a_document(Spacer(3), Paragraph("x"))).paragraphs

    assert len(more) - len(less) == 2


def test_page_break():
    lines = read_docx(a_document(Paragraph("Một"), PageBreak(), Paragraph("Hai"))).paragraphs

    assert [line.contains_page_break or 'w:type="page"' in line._p.xml for line in lines[-3:]] == [
        False,
        True,
        False,
    ]


def test_appendix_has_its_own_pages_orientation_and_numbers():
    appendix = Appendix(
        "Phụ lục I",
        "DANH SÁCH",
        (Paragraph("Một"),),
        reference="(Kèm theo Biên bản)",
        orientation=Orientation.LANDSCAPE,
    )
    document = a_document(Paragraph("x"), appendices=(appendix,))

    assert docx_texts(document)[1:] == [
        "x",
        "Phụ lục I",
        "DANH SÁCH",
        "(Kèm theo Biên bản)",
        "Một",
    ]
    sections = read_docx(document).sections
    assert [section.orientation for section in sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
    ]
    starts = [section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for section in sections]
    assert starts == ["1", "1"]


@pytest.mark.parametrize("orientation", Orientation)
def test_the_sheet_is_exactly_a4_with_the_margins_of_the_decree(orientation):
    section = read_docx(a_document(orientation=orientation)).sections[0]

    sides = (round(section.page_width.mm), round(section.page_height.mm))
    margins = [
        round(side.mm)
        for side in (
            section.top_margin,
            section.bottom_margin,
            section.left_margin,
            section.right_margin,
        )
    ]
    assert sides == ((297, 210) if orientation is Orientation.LANDSCAPE else (210, 297))
    assert margins == [20, 20, 30, 15]
    assert abs(section.page_width - Mm(sides[0])) < Mm(0.1)


def test_page_number_is_in_the_header_of_all_pages_but_the_first():
    section = read_docx(a_document()).sections[0]

    assert section.different_first_page_header_footer
    assert 'w:instr="PAGE"' in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml
    unnumbered = read_docx(a_document(numbered=False)).sections[0]
    assert "PAGE" not in unnumbered.header._element.xml


def test_illustrative_mark_is_on_every_page():
    section = read_docx(a_document(illustrative=True)).sections[0]

    assert "MINH HOẠ – có số liệu giả định" in header_text(section.header)
    assert header_text(section.first_page_header) == "MINH HOẠ – có số liệu giả định"
    assert header_text(read_docx(a_document()).sections[0].first_page_header) == ""


def test_letters_are_times_new_roman_in_vietnamese():
    defaults = read_docx(a_document()).styles.element.xml.split("</w:docDefaults>")[0]

    assert 'w:ascii="Times New Roman"' in defaults
    assert 'w:cs="Times New Roman"' in defaults
    assert '<w:lang w:val="vi-VN"' in defaults
    assert '<w:sz w:val="26"/>' in defaults


def test_properties_name_the_document():
    known = read_docx(a_document(summary="Năm 2023")).core_properties

    assert known.title == "BÁO CÁO Năm 2023"
    assert known.author == HEADER.issuer.name
    assert known.language == "vi"
    assert known.created.replace(tzinfo=None) == datetime(2023, 12, 22)
    assert known.comments == ""


def test_same_document_and_day_give_the_same_bytes():
    document = a_document(Paragraph("x"), TABLE)

    first = render_docx(document, created_on=DAY)

    assert render_docx(document, created_on=DAY) == first
    assert render_docx(document, created_on=date(2024, 1, 1)) != first


def test_file_holds_nothing_of_the_librarys_template():
    names = ZipFile(BytesIO(render_docx(a_document(), created_on=DAY))).namelist()

    assert names[0] == "[Content_Types].xml"
    assert not [name for name in names if "thumbnail" in name or "customXml" in name]


def test_a_block_without_a_branch_is_an_error():
    @dataclass(frozen=True)
    class Photograph:
        pass

    with pytest.raises(UnknownBlock, match="Photograph has no branch in the DOCX renderer"):
        render_docx(a_document(Photograph()), created_on=DAY)
