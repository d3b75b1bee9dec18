"""Letters of invitation: two on a sheet, all that the invited needs, QR that opens the link."""

import io

import pypdf

from thidua.documents.render.fonts import find_fonts
from thidua.documents.render.invitation_letters import (
    InvitationLetter,
    LetterSheet,
    render_letters,
)


def letter(who: str) -> InvitationLetter:
    return InvitationLetter(
        who, "Chuyên viên của đơn vị", "Hội Đông y", "hdy.cv",
        "https://thidua.example/organisations/invitations/accept/abc_DEF/", "30/12/2026",
    )  # fmt: skip


def test_two_letters_a_sheet() -> None:
    people = [letter(f"Nguyễn Thị Ảnh {number}") for number in range(3)]

    made = render_letters(LetterSheet("SỞ NỘI VỤ", tuple(people)), fonts=find_fonts())

    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages]
    assert len(pages) == 2
    assert [page.count("Kính gửi") for page in pages] == [2, 1]
    for words in ("Nguyễn Thị Ảnh 0", "Hội Đông y", "hdy.cv", "30/12/2026", "SỞ NỘI VỤ"):
        assert words in pages[0]
    assert "abc_DEF" in pages[0].replace("\u200b", "").replace("\n", "")
