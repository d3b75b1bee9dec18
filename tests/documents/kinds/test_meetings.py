"""The invitation to a conference and the minutes of a count by hand: the tree, block by block."""

from datetime import date, datetime

from tests.documents.facts import BLOC, DAY, HEADER
from thidua.documents.kinds.count_minutes import (
    CountedQuestion,
    CountMinutesFacts,
    count_minutes,
    tellers_signatures,
)
from thidua.documents.kinds.invitation import InvitationFacts, invitation
from thidua.documents.kinds.voting import Vote
from thidua.documents.model import Heading, ListItems, Marker, Paragraph, Signature
from thidua.documents.table_model import Table, row
from thidua.documents.text import Run

VOTE = Vote(2, 3, "số phiếu hợp lệ", "trên 1/2", passed=True)


def invited(**changes: object) -> InvitationFacts:
    facts: dict[str, object] = {
        "header": HEADER, "bloc": BLOC, "conference": "Hội nghị tổng kết năm 2023",
        "invited": ("Lãnh đạo Hội Đông y",), "starts_at": datetime(2023, 12, 22, 8),
        "venue": "Hội trường A", "chair": "Ông Nguyễn Văn An",
        "signature": Signature("TRƯỞNG KHỐI"),
    }  # fmt: skip
    return InvitationFacts(**(facts | changes))  # type: ignore[arg-type] # a test's own changes


def test_invitation_says_who_when_where_and_by_when_to_answer() -> None:
    document = invitation(
        invited(guests=("Sở Nội vụ",), agenda=("Khai mạc", "Bế mạc"), answer_by=date(2023, 12, 15))
    )

    assert (document.title, document.summary) == ("GIẤY MỜI", "Hội nghị tổng kết năm 2023")
    assert document.blocks[1] == ListItems(("Lãnh đạo Hội Đông y", "Đại diện Sở Nội vụ"))
    assert document.blocks[2] == Paragraph("Tới dự hội nghị tổng kết năm 2023.")
    assert document.blocks[5] == Paragraph((Run("Địa điểm: ", bold=True), Run("Hội trường A.")))
    assert document.blocks[7] == ListItems(("Khai mạc", "Bế mạc"), Marker.NUMBER)
    assert "báo người dự trước ngày 15/12/2023;" in str(document.blocks[8])


def test_invitation_without_agenda_or_day_leaves_them_out() -> None:
    document = invitation(invited())

    assert len(document.blocks) == 7
    assert "báo người dự trước ngày họp;" in str(document.blocks[-1])


def counted(*questions: CountedQuestion, tellers: tuple[str, ...] = ()) -> CountMinutesFacts:
    return CountMinutesFacts(
        HEADER, BLOC, "Hội nghị tổng kết năm 2023", DAY, "Hội trường A", tellers, questions,
        tellers_signatures("Trần Thị Bình", "Nguyễn Văn An"),
    )  # fmt: skip


FLAG = CountedQuestion("Cờ thi đua", 8, 7, 1, (("Hội Đông y", VOTE),), "Bỏ phiếu lại.")


def test_count_minutes_have_each_questions_papers_note_and_votes() -> None:

    document = count_minutes(counted(FLAG, tellers=("Bà Trần Thị Bình",)))

    blocks = document.blocks
    assert document.summary == "Kiểm phiếu tại hội nghị tổng kết năm 2023"
    assert blocks[2] == ListItems(("Bà Trần Thị Bình",))
    assert blocks[3] == Heading("I. Cờ thi đua")
    assert blocks[4] == Paragraph(
        "Phiếu phát ra: 08; phiếu thu về: 07; hợp lệ: 06; không hợp lệ: 01."
    )
    assert blocks[5] == Paragraph("Bỏ phiếu lại.")
    table = blocks[6]
    assert isinstance(table, Table)
    assert table.rows == (row("1", "Hội Đông y", "2/3 (66,67%)", "Đạt"),)
    assert "trên 1/2" in str(blocks[7])
    assert document.signatures is not None
    assert [each.name for each in document.signatures.signatures] == [
        "Trần Thị Bình", "Nguyễn Văn An",
    ]  # fmt: skip


def test_count_minutes_of_a_question_without_votes_have_no_table() -> None:
    document = count_minutes(counted(CountedQuestion("Bằng khen", 0, 0, 0, ())))

    assert [type(block) for block in document.blocks] == [Paragraph, Heading, Paragraph, Paragraph]
