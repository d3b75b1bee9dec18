"""Registration, its summary, the covenant: the tree, block by block."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from tests.documents.facts import (
    BASES,
    BLOC,
    HEADER,
    covenant_facts,
    registration_facts,
    registration_summary_facts,
)
from thidua.documents.kinds.covenant import Content, Signing, covenant
from thidua.documents.kinds.registration import registration
from thidua.documents.kinds.registration_summary import KindTargets, registration_summary
from thidua.documents.model import (
    Heading,
    ListItems,
    Marker,
    Orientation,
    Paragraph,
    Signature,
    Signatures,
)
from thidua.documents.table_model import Cell, RowKind, Table, row
from thidua.documents.text import Align, Run


def headings(table: Table) -> list[str]:
    return [column.heading for column in table.columns]


def test_registration_has_the_three_parts_of_the_form():
    document = registration(registration_facts())

    opening, first, movements, second, targets, third, titles, promise = document.blocks
    assert document.title == "BẢNG ĐĂNG KÝ GIAO ƯỚC THI ĐUA NĂM 2023"
    assert document.orientation is Orientation.PORTRAIT
    assert opening == Paragraph(
        f"Thực hiện quy chế hoạt động và kế hoạch công tác thi đua, khen thưởng năm 2023 của {BLOC}"
        ", Hội Đông y tỉnh đăng ký giao ước thi đua năm 2023 như sau:"
    )
    assert (first, second, third) == (
        Heading("I. PHONG TRÀO THI ĐUA"),
        Heading("II. CHỈ TIÊU THI ĐUA"),
        Heading("III. DANH HIỆU THI ĐUA, HÌNH THỨC KHEN THƯỞNG ĐỀ NGHỊ"),
    )
    assert headings(movements) == [
        "STT",
        "Tên phong trào thi đua",
        "Mục tiêu",
        "Thời gian phát động",
        "Thời gian tổng kết",
    ]
    assert movements.rows[0] == row(
        "1",
        "Gia Lai chung sức xây dựng nông thôn mới",
        "Vận động 50 triệu đồng và 200 ngày công giúp 02 xã hoàn thành tiêu chí số 16",
        "08/03/2023",
        "30/11/2023",
    )
    assert headings(targets) == [
        "STT",
        "Nội dung chỉ tiêu",
        "Đơn vị tính",
        "Kế hoạch năm",
        "Ghi chú",
    ]
    assert targets.rows == (
        row(
            "I",
            Cell(
                "Chỉ tiêu thứ nhất: hoàn thành chỉ tiêu kế hoạch và nhiệm vụ chính trị được giao",
                colspan=4,
                align=Align.LEFT,
            ),
            kind=RowKind.GROUP,
        ),
        row("1", "Khám, chữa bệnh bằng y học cổ truyền", "lượt người", "12.500", ""),
        row("2", "Phát triển hội viên mới", "hội viên", "45", "Năm 2022: 40"),
        row(
            "II",
            Cell(
                "Chỉ tiêu thứ hai: xây dựng tổ chức Đảng, đoàn thể vững mạnh",
                colspan=4,
                align=Align.LEFT,
            ),
            kind=RowKind.GROUP,
        ),
        row("1", "Tỷ lệ Lao động tiên tiến", "%", "≥ 70", ""),
        row("2", "Điểm hài lòng của người bệnh", "điểm", "8,75", ""),
    )
    assert titles.rows == (
        row("1", "Cờ thi đua của Ủy ban nhân dân tỉnh", "Tập thể", "01", ""),
        row("2", "Lao động tiên tiến", "Cá nhân", "12", "70% biên chế"),
    )
    assert promise == Paragraph(
        "Hội Đông y tỉnh cam kết tổ chức thực hiện tốt các nội dung đã đăng ký, báo cáo kết quả và "
        "tự chấm điểm đúng thời hạn quy định của Khối."
    )
    assert document.signatures == Signatures(
        (Signature("CHỦ TỊCH", "Trần Thị Bình", note="(Ký tên, đóng dấu)"),)
    )
    assert document.recipients == ("Như trên", "Lưu: VT")


def test_registration_says_which_parts_are_empty():
    facts = replace(registration_facts(), movements=(), target_groups=(), titles=())

    document = registration(facts)

    assert document.blocks.count(Paragraph("Không đăng ký.")) == 3


def test_registration_summary_puts_units_side_by_side():
    document = registration_summary(registration_summary_facts(8))

    (
        first,
        common,
        legend,
        second,
        own,
        third,
        movements,
        fourth,
        titles,
        count,
    ) = document.blocks
    assert document.orientation is Orientation.LANDSCAPE
    assert document.summary == BLOC
    assert [heading.text for heading in (first, second, third, fourth)] == [
        "I. CHỈ TIÊU THI ĐUA CHUNG",
        "II. CHỈ TIÊU RIÊNG CỦA TỪNG ĐƠN VỊ",
        "III. PHONG TRÀO THI ĐUA",
        "IV. DANH HIỆU THI ĐUA, HÌNH THỨC KHEN THƯỞNG ĐỀ NGHỊ",
    ]
    assert headings(common) == [
        "STT",
        "Nội dung chỉ tiêu",
        "Đơn vị tính",
        *("HĐY", "LHH", "HNB", "CTĐ", "HHDN", "NNDC", "CTCT", "VHNT"),
    ]
    assert common.rows[1] == row(
        "2",
        "Vận động nguồn lực an sinh xã hội, xây dựng nông thôn mới, vì người nghèo",
        "triệu đồng",
        *("1.500", "1.537", "1.574", "1.611", "1.648", "1.685", "1.722", "1.759"),
    )
    assert common.rows[3] == row("4", "Chi bộ hoàn thành tốt nhiệm vụ", "xếp loại", *"––––––––")
    assert legend.text.startswith("Ghi chú: HĐY: Hội Đông y; LHH: Liên hiệp các Hội Khoa học")
    assert own.rows[:2] == (
        row(
            "2",
            Cell("Liên hiệp các Hội Khoa học và Kỹ thuật", colspan=4, align=Align.LEFT),
            kind=RowKind.GROUP,
        ),
        row("2.1", "Khám, chữa bệnh bằng y học cổ truyền", "lượt người", "12.500", ""),
    )
    assert movements.rows[0] == row(
        "1", Cell("Hội Đông y", colspan=4, align=Align.LEFT), kind=RowKind.GROUP
    )
    assert headings(titles)[2:] == ["Cờ thi đua của Ủy ban nhân dân tỉnh", "Lao động tiên tiến"]
    assert titles.rows[:2] == (
        row("1", "Hội Đông y", "01", "–"),
        row("2", "Liên hiệp các Hội Khoa học và Kỹ thuật", "01", "12"),
    )
    assert titles.rows[-1] == row(
        "", Cell("Tổng cộng", align=Align.CENTER), "08", "48", kind=RowKind.TOTAL
    )
    assert count == Paragraph("Bảng tổng hợp này có 08 đơn vị đăng ký thi đua năm 2023.")


def test_registration_summary_of_a_large_bloc_is_split_into_even_panels():
    tables = [
        block
        for block in registration_summary(registration_summary_facts(20)).blocks
        if (isinstance(block, Table) and "HĐY" in headings(block)) or _has_unit(block, "HT")
    ]

    assert [len(table.columns) - 3 for table in tables] == [7, 6]


def _has_unit(block: object, short_name: str) -> bool:
    return isinstance(block, Table) and short_name in headings(block)


def test_registration_summary_of_nothing_says_so():
    facts = registration_summary_facts(4)
    bare = tuple(replace(unit, movements=(), own_targets=(), titles=()) for unit in facts.units)

    document = registration_summary(replace(facts, units=bare, common_targets=()))

    assert document.blocks.count(Paragraph("Không đăng ký.")) == 4


def test_registration_summary_sets_the_units_of_each_kind_beside_each_other():
    facts = registration_summary_facts(4)
    parts = tuple(
        KindTargets(
            kind,
            facts.units[start : start + 2],
            tuple(replace(each, planned=each.planned[:2]) for each in facts.common_targets[:rows]),
        )
        for kind, start, rows in (("Phòng", 0, 4), ("Huyện", 2, 1))
    )

    blocks = registration_summary(replace(facts, common_targets=(), by_kind=parts)).blocks

    first, second = (block for block in blocks[1:5] if isinstance(block, Table))
    assert blocks[1] == Paragraph((Run("Loại hình: Phòng", bold=True),), indent=False)
    assert blocks[3] == Paragraph((Run("Loại hình: Huyện", bold=True),), indent=False)
    assert (len(first.rows), len(second.rows)) == (4, 1)
    assert headings(second)[3:] == [unit.short_name for unit in facts.units[2:]]


def test_covenant_states_contents_targets_and_duties():
    document = covenant(covenant_facts(8, signed=1))

    assert (document.title, document.summary) == ("GIAO ƯỚC THI ĐUA", "Năm 2023")
    assert document.legal_bases == BASES
    assert document.blocks[0] == Paragraph(
        (
            Run(
                "Hôm nay, ngày 31 tháng 3 năm 2023, tại Hội trường Liên hiệp các Hội Khoa học và "
                "Kỹ thuật tỉnh, thành phố Pleiku, 08 đơn vị thuộc "
            ),
            Run(BLOC, bold=True),
            Run(" thống nhất ký kết giao ước thi đua năm 2023 với những nội dung sau:"),
        )
    )
    assert document.blocks[1] == Heading("I. NỘI DUNG THI ĐUA")
    assert document.blocks[2].items[0] == (
        Run("Thi đua phát triển kinh tế-xã hội, đảm bảo quốc phòng-an ninh"),
        Run(" (tối đa 550 điểm)", italic=True),
    )
    assert document.blocks[3:5] == (
        Heading("II. CHỈ TIÊU CHUNG PHẤN ĐẤU"),
        ListItems(covenant_facts(8).targets, Marker.NUMBER),
    )
    assert document.blocks[5] == Heading("III. TỔ CHỨC THỰC HIỆN")
    assert document.blocks[7] == Paragraph(
        "Giao ước này được 08 đơn vị thành viên thảo luận, thống nhất thông qua và cùng ký kết; có "
        "hiệu lực kể từ ngày ký."
    )
    assert document.blocks[8] == Heading("ĐẠI DIỆN CÁC ĐƠN VỊ KÝ GIAO ƯỚC", align=Align.CENTER)


def test_covenant_shows_who_signed_when_and_what():
    facts = replace(
        covenant_facts(),
        signings=(
            Signing("Hội Đông y", "Chủ tịch", "Lê An", datetime(2023, 3, 31, 9, 5), "ab" * 32),
            Signing("Hội Nhà báo", "Chủ tịch"),
        ),
    )

    signatures = covenant(facts).blocks[-1]

    assert signatures == Signatures(
        (
            Signature(
                "CHỦ TỊCH",
                "Lê An",
                authority="HỘI ĐÔNG Y",
                proof=("Đã ký lúc 09:05 ngày 31/03/2023", "Mã nội dung: abababababababab"),
            ),
            Signature("CHỦ TỊCH", None, authority="HỘI NHÀ BÁO"),
        ),
        columns=2,
    )
    assert covenant(covenant_facts(4, signed=4)).blocks[-1].columns == 3


def test_covenant_before_the_day_is_fixed_leaves_room():
    facts = replace(covenant_facts(), day=None, venue=None, preamble=("Mở đầu.",), contents=())

    document = covenant(facts)

    assert document.blocks[0].text[0] == Run(
        "Hôm nay, ngày ..... tháng ..... năm ........, 08 đơn vị thuộc "
    )
    assert document.blocks[1] == Paragraph("Mở đầu.")
    assert document.blocks[3] == Paragraph("Theo bảng chấm điểm của Khối.")


def test_covenant_content_without_points_is_just_named():
    facts = replace(covenant_facts(), contents=(Content("Chấp hành pháp luật"),))

    assert covenant(facts).blocks[2] == ListItems(("Chấp hành pháp luật",), Marker.NUMBER)


def test_points_of_contents_are_written_the_vietnamese_way():
    facts = replace(covenant_facts(), contents=(Content("A", Decimal("1000.50")),))

    assert covenant(facts).blocks[2].items[0][1] == Run(" (tối đa 1.000,5 điểm)", italic=True)


def test_the_day_of_the_header_is_the_documents_own():
    assert registration(replace(registration_facts(), header=HEADER)).header.day == date(
        2023, 12, 22
    )


def test_a_signing_kept_without_its_text_shows_only_the_moment():
    signing = Signing("Hội A", "Chủ tịch", "An", signed_at=datetime(2023, 3, 31, 9, 5))
    signatures = covenant(replace(covenant_facts(), signings=(signing,))).blocks[-1]

    assert signatures.signatures[0].proof == ("Đã ký lúc 09:05 ngày 31/03/2023",)


def test_units_without_a_shorter_name_need_no_note():
    facts = registration_summary_facts(2)
    named = tuple(replace(unit, short_name=unit.name) for unit in facts.units)

    assert "Ghi chú:" in str(registration_summary(facts))
    assert "Ghi chú:" not in str(registration_summary(replace(facts, units=named)))
