"""The slips, the printed ballot and the minutes of a count."""

from datetime import date

from thidua.documents.kinds.ballot_papers import (
    BallotPaperFacts,
    BallotSheetFacts,
    CountedRow,
    ballot_paper,
    ballot_sheet,
    teller_signatures,
)
from thidua.documents.kinds.voting import Vote, VotingRound
from thidua.documents.model import Header, Issuer
from thidua.documents.render.docx import render_docx
from thidua.documents.render.fonts import find_fonts
from thidua.documents.render.pdf import render_pdf
from thidua.documents.render.voting_slips import SlipSheet, VotingSlip, render_slips
from thidua.documents.table_model import Table

DAY = date(2023, 12, 20)
HEADER = Header(Issuer("KHỐI THI ĐUA MỘT"))
VOTE = Vote(8, 12, "tổng số đơn vị thành viên", "từ 2/3 trở lên (Điều 8)", passed=True)


def sheet(**changes: object) -> BallotSheetFacts:
    """A count of twelve papers."""
    facts: dict[str, object] = {
        "header": HEADER, "question": "Cờ thi đua", "round": 1, "method": "Phiếu có mã",
        "entitled": 12, "present": 11, "issued": 12, "returned": 12, "valid": 11,
        "lines": (CountedRow("Hội A", "Được chọn", VOTE), CountedRow("Hội B", "Chưa đủ phiếu")),
        "elected": ("Hội A",), "tied": (), "signatures": teller_signatures((), "Chủ trì"),
    }  # fmt: skip
    return BallotSheetFacts(**(facts | changes))  # type: ignore[arg-type] # a test's own changes


def test_the_sheet_tells_numbers_rule_and_outcome() -> None:
    document = ballot_sheet(sheet(tied=("Hội C",), excluded=("Hội D: mới",), hash="ab" * 32))

    text = str(document)
    assert document.title == "BIÊN BẢN KIỂM PHIẾU"
    assert "8/12 (66,67%)" in text
    assert "mức cần đạt: từ 2/3 trở lên (Điều 8)" in text
    assert "Bằng phiếu ở suất cuối, chưa được chọn: Hội C." in text
    assert "Hội D: mới" in text
    assert render_docx(document, created_on=DAY).startswith(b"PK")
    assert render_pdf(document, fonts=find_fonts(), created_on=DAY).startswith(b"%PDF")


def test_the_second_round_is_named() -> None:
    assert ballot_sheet(sheet(round=2, elected=())).summary == "Cờ thi đua (vòng 2)"


def test_the_printed_ballot_has_a_box_for_each_answer() -> None:
    facts = BallotPaperFacts(HEADER, "Cờ thi đua", "Đánh dấu X", ("Hội A", "Hội B"), answers=True)
    table = next(block for block in ballot_paper(facts).blocks if isinstance(block, Table))

    assert [column.heading for column in table.columns] == [
        "STT", "Đơn vị", "Đồng ý", "Không đồng ý", "Không ý kiến",
    ]  # fmt: skip
    assert len(table.rows) == 2


def test_twelve_slips_take_two_sheets_and_hostile_words_do_no_harm() -> None:
    slips = tuple(VotingSlip(f"2345{n}-6789A", "https://x.vn/b/#1") for n in "ABCDEFGHJKLM")
    made = render_slips(
        SlipSheet('Khối #"]\\ {{ một }}', "https://x.vn/ballots/b/", slips), fonts=find_fonts()
    )

    assert made.startswith(b"%PDF")


def test_a_stopped_count_says_why_and_has_no_result() -> None:
    text = str(ballot_sheet(sheet(stopped="Mất điện.", reason="Bằng phiếu.")))

    assert "Cuộc bỏ phiếu đã dừng, không kiểm phiếu. Lý do: Mất điện." in text
    assert "Mọi phiếu đã bị hủy, không có kết quả." in text
    assert "Bỏ phiếu lại vì: Bằng phiếu." in text
    assert "8/12" not in text


def test_the_sheet_tells_the_rounds_before_it() -> None:
    text = str(ballot_sheet(sheet(earlier=(VotingRound(1, 12, stopped="Mất điện"),))))

    assert "III. CÁC LẦN BỎ PHIẾU TRƯỚC" in text
    assert "Vòng 1: phát ra 12 phiếu; dừng, không kiểm phiếu, lý do: Mất điện." in text
