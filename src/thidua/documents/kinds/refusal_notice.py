"""Thông báo không khen thưởng: to the unit, with the reason."""

from dataclasses import dataclass
from datetime import date

from thidua.documents.model import Document, Header, Paragraph, Signature, Signatures
from thidua.documents.vietnamese_dates import long_date


@dataclass(frozen=True, slots=True)
class RefusalNoticeFacts:
    """What the notice says; ``bloc_vote`` stays as the bloc voted."""

    header: Header
    addressee: str
    subject: str
    award: str
    year: int
    received_on: date | None
    reason: str
    office: str  # "SỞ NỘI VỤ"
    bloc_vote: str = ""
    council_vote: str = ""
    signed_by: str = "THỦ TRƯỞNG CƠ QUAN"
    illustrative: bool = False


def refusal_notice(facts: RefusalNoticeFacts) -> Document:
    """The notice that a nomination is not commended, and why."""
    received = f" (hồ sơ tiếp nhận {long_date(facts.received_on)})" if facts.received_on else ""
    blocks = [
        Paragraph(
            f"{facts.office} đã xem xét hồ sơ đề nghị tặng {facts.award} năm {facts.year} của "
            f"{facts.subject}{received} và thông báo: trường hợp này không được đề nghị khen "
            "thưởng."
        ),
        Paragraph(f"Lý do: {facts.reason}"),
    ]
    if facts.council_vote:
        blocks.append(Paragraph(f"Kết quả bỏ phiếu của Hội đồng: {facts.council_vote}."))
    if facts.bloc_vote:
        blocks.append(
            Paragraph(
                f"Kết quả bình xét của Khối ({facts.bloc_vote}) được giữ nguyên như đã biểu quyết."
            )
        )
    blocks.append(Paragraph(f"{facts.office} thông báo để đơn vị biết./."))
    return Document(
        header=facts.header,
        title="THÔNG BÁO",
        summary=f"Về việc không khen thưởng năm {facts.year}",
        addressees=(facts.addressee,),
        blocks=tuple(blocks),
        signatures=Signatures((Signature(facts.signed_by),)),
        recipients=("Như trên", "Lưu: VT"),
        illustrative=facts.illustrative,
    )
