"""The list of proposals and the letter that the conference sends."""

from thidua.apps.meetings.papers.proposal_lists import conference_behind, decided_lists, decimals_of
from thidua.apps.paperwork.papers.letterhead import bloc_header
from thidua.apps.paperwork.registries.papers import PaperKind, Request, register_paper
from thidua.documents.kinds.award_proposals import AwardProposalsFacts, award_proposals
from thidua.documents.kinds.proposal_letter import ProposalLetterFacts, proposal_letter
from thidua.documents.model import Document, Signature, Signatures
from thidua.domain.authority_names import Level, decider


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
            illustrative=season.is_illustrative,
        )
    )


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
