"""The minutes of the conference: the tree, block by block."""

from dataclasses import replace
from decimal import Decimal

from tests.documents.facts import (
    BLOC,
    conference_minutes_facts,
)
from thidua.documents.kinds.conference_minutes import conference_minutes
from thidua.documents.model import (
    Heading,
    ListItems,
    Marker,
    Paragraph,
    Signature,
    Signatures,
)
from thidua.documents.table_model import Table, row
from thidua.documents.text import Run


def test_conference_minutes_go_from_the_roll_to_the_closing_time():
    document = conference_minutes(conference_minutes_facts(8))

    blocks = document.blocks
    assert (document.title, document.summary) == (
        "BIÊN BẢN",
        "Hội nghị tổng kết công tác thi đua, khen thưởng năm 2023",
    )
    assert blocks[0] == Paragraph(
        "Hôm nay, vào hồi 08 giờ 00 phút, ngày 22 tháng 12 năm 2023, tại Hội trường Hội Đông y tỉnh"
        f", thành phố Pleiku, {BLOC} tổ chức hội nghị tổng kết công tác thi đua, khen thưởng năm "
        "2023."
    )
    assert blocks[2] == Paragraph(
        (
            Run("1. Chủ trì hội nghị: "),
            Run("Ông Nguyễn Văn An", bold=True),
            Run(", Chủ tịch Hội Đông y tỉnh, Trưởng khối."),
        )
    )
    assert blocks[4:7] == (
        Paragraph("3. Đại biểu dự:"),
        ListItems(("Lãnh đạo Ban Thi đua - Khen thưởng tỉnh",)),
        Paragraph((Run("4. Đơn vị thành viên: có mặt "), Run("7/8", bold=True), Run(" đơn vị."))),
    )
    roll = blocks[7]
    assert roll.rows[0] == row(
        "1", "Hội Đông y", "Ông Lê Văn 0, Chủ tịch\nBà Phạm Thị Dung, Chánh Văn phòng", "Có", ""
    )
    assert roll.rows[4] == row("5", "Hiệp hội Doanh nghiệp", "", "Vắng", "Có lý do")
    assert [block.text for block in blocks if isinstance(block, Heading)] == [
        "I. THÀNH PHẦN THAM DỰ",
        "II. NỘI DUNG HỘI NGHỊ",
        "1. Báo cáo tại hội nghị",
        "2. Kết quả chấm điểm, xếp hạng",
        "3. Thảo luận, bình xét",
        "4. Kết quả đề nghị khen thưởng",
        "5. Bầu Trưởng khối, Phó trưởng khối",
        "6. Phương hướng, nhiệm vụ thời gian tới",
    ]
    assert blocks[-4:-3] == (
        ListItems(
            (
                (
                    Run("Trưởng khối năm 2024: "),
                    Run("Liên hiệp các Hội Khoa học và Kỹ thuật", bold=True),
                    Run(" (hình thức: bỏ phiếu)."),
                ),
                "Phát ra 08 phiếu, thu về 08, hợp lệ 08, không hợp lệ 00; tỷ lệ tính trên tổng số "
                "đơn vị thành viên (08). Số phiếu đồng ý: Liên hiệp các Hội Khoa học và Kỹ thuật "
                "7/8 (87,5%). Được chọn: Liên hiệp các Hội Khoa học và Kỹ thuật.",
                (
                    Run("Phó trưởng khối năm 2024: "),
                    Run("Hội Nhà báo", bold=True),
                    Run(" (hình thức: thống nhất suy tôn)."),
                ),
            )
        ),
    )
    assert blocks[-2:] == (
        ListItems(
            (
                "Ký kết giao ước thi đua năm 2024 trước ngày 31/03/2024.",
                "Nâng cao chất lượng tự chấm điểm, chấm chéo.",
            ),
            Marker.LETTER,
        ),
        Paragraph(
            "Hội nghị kết thúc vào hồi 11 giờ 15 phút, ngày 22 tháng 12 năm 2023. Biên bản này đã "
            "được đọc cho các đơn vị dự họp nghe, nhất trí thông qua và lập thành 02 bản có giá "
            "trị như nhau./."
        ),
    )
    assert document.signatures == Signatures(
        (
            Signature("THƯ KÝ", "Trần Thị Bình", note="(Ký, ghi rõ họ tên)"),
            Signature("CHỦ TRÌ HỘI NGHỊ", "Nguyễn Văn An", note="(Ký, ghi rõ họ tên)"),
        )
    )


def test_conference_minutes_tell_of_proposals_the_vote_refused():
    document = conference_minutes(conference_minutes_facts(8))

    table = [block for block in document.blocks if isinstance(block, Table)][-1]
    assert table.rows[-1] == row(
        "2", "Hội Cựu tù chính trị yêu nước", "7", "954,00", "4/8 (50%)", "Không đạt", ""
    )


def test_conference_minutes_number_only_what_took_place():
    facts = replace(
        conference_minutes_facts(4),
        reports=(),
        ranking=(),
        award_lists=(),
        observers=(),
        elections=(),
        closed_at=None,
    )

    document = conference_minutes(facts)

    assert [block.text for block in document.blocks if isinstance(block, Heading)][2:] == [
        "1. Thảo luận, bình xét",
        "2. Phương hướng, nhiệm vụ thời gian tới",
    ]
    assert document.blocks[-1].text.startswith("Hội nghị kết thúc vào hồi ..... giờ ..... phút")
    assert document.blocks[4].text[0] == Run("3. Đơn vị thành viên: có mặt ")


def test_conference_minutes_with_an_office_left_open():
    facts = conference_minutes_facts(4)
    nobody = replace(facts.elections[1], elected=())

    document = conference_minutes(replace(facts, elections=(nobody,)))

    assert ListItems(("Phó trưởng khối năm 2024: chưa bầu.",)) in document.blocks


def test_ranking_keeps_the_decimals_of_the_scheme():
    facts = replace(conference_minutes_facts(4), decimals=0)
    ranked = replace(facts.ranking[0], total=Decimal("959.5"))

    document = conference_minutes(replace(facts, ranking=(ranked,), award_lists=()))

    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert tables[1].rows == (row("1", "Hội Đông y", "960", "1", ""),)
