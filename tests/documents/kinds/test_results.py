"""Scoring sheet, results, proposals, letter: the tree, block by block."""

from dataclasses import replace

from tests.documents.facts import (
    BLOC,
    LISTS,
    award_proposals_facts,
    proposal_letter_facts,
    result_summary_facts,
    score_sheet_facts,
)
from thidua.documents.kinds.award_proposals import (
    AwardList,
    Proposal,
    award_proposals,
    round_blocks,
)
from thidua.documents.kinds.proposal_letter import USUAL_ENCLOSURES, proposal_letter
from thidua.documents.kinds.result_summary import KindTable, result_summary
from thidua.documents.kinds.score_sheet import score_sheet
from thidua.documents.kinds.voting import Vote, VotingRound, round_sentence
from thidua.documents.model import (
    Heading,
    KeyValues,
    ListItems,
    Marker,
    Orientation,
    Paragraph,
)
from thidua.documents.table_model import Cell, Density, RowKind, row
from thidua.documents.text import Align, Run

NOTE = Paragraph((Run("Ghi chú:", bold=True, italic=True),), indent=False)


def test_score_sheet_has_the_columns_of_the_paper_form():
    document = score_sheet(score_sheet_facts(2))

    known, table, rank = document.blocks
    assert document.title == "BẢNG CHẤM ĐIỂM THI ĐUA NĂM 2023"
    assert document.orientation is Orientation.LANDSCAPE
    assert known == KeyValues(
        (
            ("Đơn vị", (Run("Hội Đông y tỉnh Gia Lai", bold=True),)),
            ("Khối thi đua", BLOC),
            ("Bảng chấm điểm áp dụng", "phiên bản 2, thông qua ngày 31/03/2023"),
        )
    )
    assert [column.heading for column in table.columns] == [
        "STT",
        "Nội dung",
        "Điểm tối đa",
        "Tự chấm",
        "Chấm chéo",
        "Thẩm định",
        "Minh chứng",
        "Lý do",
    ]
    assert table.rows[:4] == (
        row(
            "I",
            "Thi đua phát triển kinh tế-xã hội, đảm bảo quốc phòng-an ninh",
            "550,00",
            *[""] * 5,
            kind=RowKind.GROUP,
        ),
        row(
            "1.1",
            "Vận động nguồn lực an sinh xã hội, xây dựng nông thôn mới, vì người nghèo",
            *("70,00", "70,00", "68,50", "55,00"),
            "Báo cáo số 12/BC-HĐY; danh sách ủng hộ kèm theo",
            "Đạt 96% kế hoạch, xếp mức 55 điểm",
        ),
        row(
            "1.2",
            "Vận động nguồn lực an sinh xã hội, xây dựng nông thôn mới, vì người nghèo",
            *("70,00", "70,00", "68,50", "55,00"),
            "Báo cáo số 12/BC-HĐY; danh sách ủng hộ kèm theo",
            "",
        ),
        row(
            Cell("Cộng mục I", colspan=2, align=Align.CENTER),
            *("550,00", "480,00", "470,25", "465,50"),
            Cell("", colspan=2),
            kind=RowKind.SUBTOTAL,
        ),
    )
    assert table.rows[-2].cells[:2] == (
        Cell("Cộng điểm trừ", colspan=2, align=Align.CENTER),
        Cell(""),
    )
    assert table.rows[-1] == row(
        Cell("TỔNG ĐIỂM", colspan=2, align=Align.CENTER),
        *("1.000,00", "978,50", "960,25", "1.005,55"),
        Cell("", colspan=2),
        kind=RowKind.TOTAL,
    )
    assert rank == Paragraph((Run("Xếp hạng trong Khối: "), Run("1.", bold=True)))


def test_score_sheet_marks_what_is_not_scored_yet_and_why_a_unit_is_left_out():
    facts = replace(
        score_sheet_facts(1), rank=None, scheme="", disqualified=("Không đăng ký thi đua",)
    )
    unscored = replace(facts.total, peer_score=None, verified=None)

    document = score_sheet(replace(facts, total=unscored, decimals=1))

    assert [cell.text for cell in document.blocks[1].rows[-1].cells[1:5]] == [
        "1.000,0",
        "978,5",
        "–",
        "–",
    ]
    assert document.blocks[2:] == (
        Paragraph((Run("Không xét thi đua, vì:", bold=True),)),
        ListItems(("Không đăng ký thi đua",)),
    )


def test_result_summary_is_a_matrix_with_totals_and_ranks():
    document = result_summary(result_summary_facts(8))

    table, note, notes = document.blocks
    assert document.summary == f"Năm 2023\n{BLOC}"
    assert document.orientation is Orientation.LANDSCAPE
    assert table.head == (
        row(
            Cell("STT", rowspan=2),
            Cell("Đơn vị", rowspan=2),
            Cell("Điểm theo nội dung", colspan=3),
            Cell("Điểm thưởng", rowspan=2),
            Cell("Điểm trừ", rowspan=2),
            Cell("Tổng điểm\n(tối đa 1.000)", rowspan=2),
            Cell("Xếp hạng", rowspan=2),
            Cell("Ghi chú", rowspan=2),
        ),
        row(*(f"Nội dung {place}\n(tối đa 200)" for place in (1, 2, 3))),
    )
    assert table.rows[3] == row(
        "4",
        "Hội Chữ thập đỏ",
        *("195,75", "194,75", "193,75", "20,00", "-8,00"),
        Cell("957,50", bold=True),
        Cell("4", bold=True),
        "",
    )
    assert table.rows[-1].cells[-2:] == (
        Cell("–", bold=True),
        Cell("Không xếp hạng: không đăng ký thi đua"),
    )
    assert note == NOTE
    assert notes == ListItems(
        (
            "Nội dung 1: Nhóm nội dung thi đua thứ 1; Nội dung 2: Nhóm nội dung thi đua thứ 2; Nội "
            "dung 3: Nhóm nội dung thi đua thứ 3.",
            "Các đơn vị bằng điểm: xét điểm nội dung 1, rồi số phiếu suy tôn.",
        )
    )


def test_result_summary_with_many_groups_takes_smaller_letters():
    assert result_summary(result_summary_facts(8, 5)).blocks[0].density is Density.COMPACT
    assert result_summary(result_summary_facts(8, 6)).blocks[0].density is Density.DENSE


def test_result_summary_by_kinds_ranked_apart_has_a_table_for_each_and_none_for_all():
    own = result_summary_facts(4)
    parts = (KindTable("Phòng", own), KindTable("Huyện", own))

    document = result_summary(replace(own, parts=parts))

    heads = [
        Paragraph((Run(f"Loại hình: {kind}", bold=True),), indent=False)
        for kind in ("Phòng", "Huyện")
    ]
    assert document.blocks[0] == heads[0]
    assert [block for block in document.blocks if block in heads] == heads


def test_result_summary_without_groups_has_one_head_row():
    facts = replace(result_summary_facts(4, 0), maximum_total=None, notes=())

    document = result_summary(facts)

    assert [cell.text for cell in document.blocks[0].head[0].cells] == [
        "STT",
        "Đơn vị",
        "Điểm thưởng",
        "Điểm trừ",
        "Tổng điểm",
        "Xếp hạng",
        "Ghi chú",
    ]
    assert len(document.blocks) == 1


def test_award_proposals_show_ranking_beside_vote():
    document = award_proposals(award_proposals_facts())

    attached, table, note, rules, total = document.blocks
    assert attached == Paragraph(
        (
            Run(
                f"(Kèm theo Tờ trình số 06/TTr-KTĐ ngày 25 tháng 12 năm 2023 của {BLOC})",
                italic=True,
            ),
        ),
        align=Align.CENTER,
        indent=False,
    )
    assert table.rows == (
        row(
            "A",
            Cell(
                "Cờ thi đua của Ủy ban nhân dân tỉnh: 02 đơn vị (chỉ tiêu tối đa 02)",
                colspan=6,
            ),
            kind=RowKind.GROUP,
        ),
        row("1", "Hội Đông y", "1", "960,50", "8/8 (100%)", "Đạt", ""),
        row("2", "Hội Nhà báo", "3", "958,50", "7/8 (87,5%)", "Đạt", ""),
        row(
            "B",
            Cell("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh: 01 đơn vị", colspan=6),
            kind=RowKind.GROUP,
        ),
        row(
            "1",
            "Liên hiệp các Hội Khoa học và Kỹ thuật",
            *("2", "959,50", "6/8 (75%)", "Đạt", "Đã có Cờ"),
        ),
    )
    assert note == NOTE
    assert rules == ListItems(
        ("Tỷ lệ tính trên tổng số đơn vị thành viên (08); mức cần đạt: từ 2/3 trở lên.",)
    )
    assert total == Paragraph(
        "Danh sách này có 03 đơn vị: 02 đề nghị tặng Cờ thi đua của Ủy ban nhân dân tỉnh, 01 đề "
        "nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh."
    )


def test_award_proposals_keep_different_rules_of_voting_apart():
    present = Vote(6, 7, "số đơn vị có mặt", "trên 1/2", passed=True)
    lists = (LISTS[0], AwardList("Bằng khen", (Proposal("Hội Nhà báo", vote=present),)))

    document = award_proposals(replace(award_proposals_facts(), lists=lists))

    assert document.blocks[3] == ListItems(
        (
            "Cờ thi đua của Ủy ban nhân dân tỉnh: tỷ lệ tính trên tổng số đơn vị thành viên (08); "
            "mức cần đạt: từ 2/3 trở lên.",
            "Bằng khen: tỷ lệ tính trên số đơn vị có mặt (07); mức cần đạt: trên 1/2.",
        )
    )


def test_award_proposals_without_a_vote_or_a_name_say_so():
    lists = (AwardList("Cờ", (Proposal("Hội Luật gia", note="Thống nhất"),)), AwardList("Bằng", ()))

    document = award_proposals(replace(award_proposals_facts(), lists=lists, attached_to=None))

    table, total = document.blocks
    assert table.rows[1] == row("1", "Hội Luật gia", "–", "–", "–", "–", "Thống nhất")
    assert table.rows[3] == row("", Cell("Không có đơn vị được đề nghị.", colspan=6))
    assert total == Paragraph("Danh sách này có 01 đơn vị: 01 đề nghị tặng Cờ.")


def test_proposal_letter_asks_for_each_award():
    document = proposal_letter(proposal_letter_facts())

    assert document.title == "TỜ TRÌNH"
    assert document.summary == "Về việc đề nghị khen thưởng thành tích công tác năm 2023"
    assert document.addressees == (
        "Chủ tịch Ủy ban nhân dân tỉnh Gia Lai",
        "Sở Nội vụ tỉnh Gia Lai",
    )
    assert document.blocks == (
        Paragraph(
            "Trên cơ sở kết quả thực hiện giao ước thi đua, chấm điểm, xếp hạng và bình xét tại "
            "hội nghị tổng kết năm 2023 (Biên bản số 05/BB-KTĐ ngày 22 tháng 12 năm 2023), "
            f"{BLOC} đề nghị khen thưởng 03 đơn vị có thành tích xuất sắc trong phong trào thi đua "
            "năm 2023, cụ thể như sau:"
        ),
        Heading("I. Đề nghị tặng Cờ thi đua của Ủy ban nhân dân tỉnh: 02 đơn vị"),
        ListItems(("Hội Đông y", "Hội Nhà báo"), Marker.NUMBER),
        Heading("II. Đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh: 01 đơn vị"),
        ListItems(
            ("Liên hiệp các Hội Khoa học và Kỹ thuật",),
            Marker.NUMBER,
        ),
        Paragraph((Run("Hồ sơ gửi kèm gồm:", bold=True),)),
        ListItems(USUAL_ENCLOSURES),
        Paragraph(
            f"{BLOC} kính đề nghị Chủ tịch Ủy ban nhân dân tỉnh Gia Lai (qua Sở Nội vụ tỉnh) xem "
            "xét, quyết định./."
        ),
    )


def test_proposal_letter_leaves_out_awards_nobody_is_proposed_for():
    facts = replace(proposal_letter_facts(), lists=(AwardList("Cờ", ()), LISTS[1]))

    texts = [block.text for block in proposal_letter(facts).blocks if isinstance(block, Heading)]

    assert texts == ["I. Đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh: 01 đơn vị"]


def test_a_group_without_a_maximum_is_headed_by_its_code_alone():
    facts = result_summary_facts(2, groups=1)
    bare = replace(facts, groups=(replace(facts.groups[0], maximum=None),))

    assert result_summary(bare).blocks[0].head[1] == row(Cell("Nội dung 1"))


def test_every_round_of_an_award_is_told_from_the_least_number_on():
    rounds = (VotingRound(1, issued=3, returned=3, invalid=0), VotingRound(2, stopped="Mất điện"))
    lists = (AwardList("Cờ thi đua", (), rounds=rounds), AwardList("Bằng khen", ()))

    title, items = round_blocks(lists, least=2)

    assert title == Paragraph((Run("Các lần bỏ phiếu – Cờ thi đua:", italic=True),), indent=False)
    assert items == ListItems(tuple(round_sentence(held) for held in rounds))
    assert list(round_blocks(lists, least=3)) == []


def test_a_round_tells_why_it_was_held_who_was_tied_and_that_it_does_not_count():
    held = VotingRound(2, 3, 3, 0, tied=("Hội A", "Hội B"), reason="Bằng phiếu.", decides=False)

    assert round_sentence(held).endswith(
        "Bỏ phiếu lại vì: Bằng phiếu. Được chọn: không có đơn vị nào. "
        "Bằng phiếu ở suất cuối: Hội A, Hội B. Kết quả này không dùng, đã bỏ phiếu lại."
    )
