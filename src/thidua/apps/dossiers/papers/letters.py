"""Công văn of the standing office about one dossier: handing it back, asking another body."""

from thidua.apps.dossiers.models import Nomination, OpinionRequest
from thidua.apps.dossiers.papers.dossier import sent_from
from thidua.apps.paperwork.papers.letterhead import letter_header
from thidua.apps.paperwork.papers.worded import OFFICE_HEAD, text_blocks
from thidua.apps.paperwork.registries.papers import PaperNotReady, Request
from thidua.apps.paperwork.registries.texts import TextKind, TextLook, register_text
from thidua.documents.kinds.worded_paper import WordedPaperFacts, worded_paper
from thidua.documents.model import Document
from thidua.web.words import written_day

_DOSSIER_FIELDS = {
    "cơ quan": "Sở Nội vụ tỉnh Gia Lai",
    "đơn vị": "Hội Đông y tỉnh",
    "người được đề nghị": "Bà Trần Thị Bình",
    "danh hiệu": "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
    "năm xét": "2025",
}
RETURNING = TextKind(
    "return_letter",
    "Công văn trả hồ sơ",
    "{cơ quan} đã tiếp nhận hồ sơ đề nghị tặng {danh hiệu} năm {năm xét} của {người được đề nghị} "
    "ngày {ngày tiếp nhận}. Qua thẩm định, hồ sơ chưa đủ điều kiện vì: {lý do}.\n"
    "{cơ quan} trả lại hồ sơ để {đơn vị} bổ sung, hoàn chỉnh. Thời gian thẩm định tính từ ngày "
    "nhận lại hồ sơ đầy đủ./.\n",
    _DOSSIER_FIELDS
    | {"ngày tiếp nhận": "12/01/2026", "lý do": "thiếu chứng nhận sáng kiến năm 2024"},
    TextLook(
        "",
        "trả hồ sơ đề nghị Bằng khen",
        "",
        OFFICE_HEAD,
        of_office=True,
        addressees=("Hội Đông y tỉnh",),
    ),
)
ASKING = TextKind(
    "opinion_letter",
    "Công văn xin ý kiến",
    "{cơ quan} đang thẩm định hồ sơ đề nghị tặng {danh hiệu} năm {năm xét} cho "
    "{người được đề nghị} ({đơn vị}).\n"
    "Để có cơ sở trình cấp có thẩm quyền, {cơ quan} đề nghị {nơi được hỏi} cho ý kiến: {câu hỏi}.\n"
    "Ý kiến bằng văn bản xin gửi về {cơ quan} trước ngày {hạn trả lời} để tổng hợp./.\n",
    _DOSSIER_FIELDS
    | {
        "nơi được hỏi": "Thuế tỉnh Gia Lai",
        "câu hỏi": "việc chấp hành nghĩa vụ thuế của đơn vị trong 5 năm gần nhất",
        "hạn trả lời": "30/01/2026",
    },
    TextLook(
        "",
        "xin ý kiến về việc khen thưởng",
        "",
        OFFICE_HEAD,
        of_office=True,
        addressees=("Thuế tỉnh Gia Lai",),
    ),
)


def return_letter(nomination: Nomination, request: Request) -> Document:
    """The dossier goes back, with what is missing."""
    last = nomination.receptions.exclude(returned_on=None).last()
    if last is None:
        raise PaperNotReady("Hồ sơ này chưa được trả lại lần nào.")
    unit = sent_from(nomination)
    fields = _fields(nomination, request) | {
        "ngày tiếp nhận": written_day(last.received_on),
        "lý do": last.return_reason.strip().rstrip("."),
    }
    return _letter(
        request, f"trả hồ sơ đề nghị {nomination.award_name}", (unit,), RETURNING, fields
    )


def opinion_letter(asked: OpinionRequest, request: Request) -> Document:
    """Another body is asked."""
    nomination = asked.nomination
    fields = _fields(nomination, request) | {
        "nơi được hỏi": asked.addressee,
        "câu hỏi": asked.question.strip().rstrip("."),
        "hạn trả lời": written_day(asked.due_on) if asked.due_on else "",
    }
    about = f"xin ý kiến về việc khen thưởng {nomination.subject_name}"
    return _letter(request, about, (asked.addressee,), ASKING, fields)


def _fields(nomination: Nomination, request: Request) -> dict[str, str]:
    return {
        "cơ quan": request.authority.standing_office,
        "đơn vị": sent_from(nomination),
        "người được đề nghị": nomination.subject_name,
        "danh hiệu": nomination.award_name,
        "năm xét": str(nomination.award_year),
    }


def _letter(
    request: Request,
    about: str,
    addressees: tuple[str, ...],
    text: TextKind,
    fields: dict[str, str],
) -> Document:
    return worded_paper(
        WordedPaperFacts(
            header=letter_header(request.authority, request.day, request.number),
            title="",
            summary=about,
            addressees=addressees,
            blocks=text_blocks(request, text, fields),
            signature=OFFICE_HEAD,
            recipients=("Như trên", "Lưu: VT"),
        )
    )


register_text(RETURNING)
register_text(ASKING)
