"""The list of proposals and the letter that the conference sends."""

from thidua.apps.meetings.papers.proposal_lists import conference_behind, decided_lists, decimals_of
from thidua.apps.paperwork.papers.letterhead import bloc_header
from thidua.apps.paperwork.papers.worded import of_the_head
from thidua.apps.paperwork.queries import documents_in_force, text_for
from thidua.apps.paperwork.registries.papers import PaperKind, Request, register_paper
from thidua.apps.paperwork.registries.texts import TextKind, TextLook, register_text
from thidua.documents.kinds.award_proposals import AwardProposalsFacts, award_proposals
from thidua.documents.kinds.proposal_letter import (
    FIELDS,
    PARTS,
    USUAL,
    ProposalLetterFacts,
    proposal_letter,
)
from thidua.documents.model import Document, Signature, Signatures
from thidua.documents.vietnamese_dates import long_date
from thidua.domain.authority_names import Level, decider

TEXT = TextKind(
    "proposal_letter",
    "Tờ trình đề nghị khen thưởng của khối",
    USUAL,
    FIELDS,
    TextLook(
        "TỜ TRÌNH",
        "Về việc đề nghị khen thưởng thành tích công tác năm 2026",
        "TTr-KTĐ",
        of_the_head(),
        addressees=("Chủ tịch Ủy ban nhân dân tỉnh", "Sở Nội vụ"),
    ),
    PARTS,
)


def build_proposals(request: Request) -> Document:
    """Danh sách đề nghị khen thưởng."""
    conference = conference_behind(request)
    return award_proposals(
        AwardProposalsFacts(
            header=bloc_header(request, "DS-KTĐ", moment=conference.closed_at),
            bloc=request.season.bloc_name_at(conference.closed_at),
            year=request.season.year,
            lists=decided_lists(conference),
            decimals=decimals_of(request.season),
            signatures=Signatures(
                (
                    Signature("THƯ KÝ", conference.secretary_name),
                    Signature("CHỦ TRÌ HỘI NGHỊ", conference.chair_name),
                )
            ),
            recipients=("Hội đồng Thi đua - Khen thưởng;", "Các đơn vị trong Khối;", "Lưu: VT."),
            illustrative=request.season.is_illustrative,
        )
    )


def build_letter(request: Request) -> Document:
    """Tờ trình đề nghị khen thưởng."""
    conference = conference_behind(request)
    season, closed = request.season, conference.closed_at
    authority = season.authority_at(closed)
    chair, office = decider(Level(authority.kind), authority.name), authority.standing_office
    return proposal_letter(
        ProposalLetterFacts(
            header=bloc_header(request, "TTr-KTĐ", moment=closed),
            bloc=season.bloc_name_at(closed),
            year=season.year,
            lists=decided_lists(conference),
            addressees=(chair, office),
            recipient_of_request=f"{chair} (qua {office})",
            signature=Signature("TRƯỞNG KHỐI", conference.chair_name, authority="TM. KHỐI THI ĐUA"),
            recipients=("Như trên;", "Các đơn vị trong Khối;", "Lưu: VT."),
            minutes=_minutes_behind(request),
            text=text_for(request.authority, TEXT),
            illustrative=season.is_illustrative,
        )
    )


def _minutes_behind(request: Request) -> str:
    """The issued minutes of the conference with number and day, as the letter refers to them."""
    issued = documents_in_force(request.season, request.user).filter(kind="conference_minutes")
    minutes = issued.exclude(number="").first()
    if minutes is None:
        return "Biên bản hội nghị"
    return f"Biên bản số {minutes.number} {long_date(minutes.issued_on)}"


register_text(TEXT)
register_paper(
    PaperKind(
        "award_proposals",
        "Danh sách đề nghị khen thưởng",
        "Cờ thi đua, Bằng khen: xếp hạng và số phiếu bên cạnh.",
        build_proposals,
        order=33,
    )
)
register_paper(
    PaperKind(
        "proposal_letter",
        "Tờ trình đề nghị khen thưởng",
        "Gửi cơ quan thường trực.",
        build_letter,
        order=34,
    )
)
