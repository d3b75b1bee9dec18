"""Giao ước thi đua: what the units of a bloc promise each other, signed by all of them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from thidua.documents.figures import count
from thidua.documents.model import (
    Block,
    Document,
    Header,
    Heading,
    ListItems,
    Marker,
    Paragraph,
    Signature,
    Signatures,
)
from thidua.documents.text import Align, Run, Text
from thidua.documents.vietnamese_dates import long_date, short_moment
from thidua.domain.vietnamese_numbers import format_shortest

HASH_SHOWN = 16
"""Figures of the text's hash that are printed: enough to compare by eye."""

USUAL_COMMITMENTS = (
    "Căn cứ giao ước thi đua đã ký kết, từng đơn vị cụ thể hóa thành kế hoạch, phát động và tổ "
    "chức phong trào thi đua thiết thực, hiệu quả, phù hợp với nhiệm vụ chính trị được giao.",
    "Thực hiện nghiêm túc quy chế hoạt động của Khối, chế độ thông tin, báo cáo; tham gia đầy đủ "
    "các hoạt động chung của Khối.",
    "Tự chấm điểm trung thực, có minh chứng; bình xét, suy tôn khách quan, công bằng, công khai.",
    "Trưởng khối, Phó trưởng khối theo dõi, đôn đốc việc thực hiện; tổ chức sơ kết, tổng kết và "
    "báo cáo cơ quan thường trực theo quy định.",
)


@dataclass(frozen=True, slots=True)
class Content:
    """A group of the scoring table; ``points`` at most."""

    name: str
    points: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Signing:
    """One unit's signature, or its empty place."""

    unit: str
    office: str  # of who signs: "Chủ tịch", "Giám đốc"
    name: str | None = None
    signed_at: datetime | None = None
    text_hash: str | None = None


@dataclass(frozen=True, slots=True)
class CovenantFacts:
    """What the covenant of a bloc says."""

    header: Header
    bloc: str
    year: int
    contents: tuple[Content, ...]
    targets: tuple[str, ...]
    signings: tuple[Signing, ...]
    venue: str | None = None
    day: date | None = None  # of the signing
    commitments: tuple[str, ...] = USUAL_COMMITMENTS
    preamble: tuple[str, ...] = ()  # paragraphs before the contents
    legal_bases: tuple[str, ...] = ()
    illustrative: bool = False


def covenant(facts: CovenantFacts) -> Document:
    """The covenant with a place to sign for each unit."""
    return Document(
        header=facts.header,
        title="GIAO ƯỚC THI ĐUA",
        summary=f"Năm {facts.year}",
        legal_bases=facts.legal_bases,
        blocks=(
            Paragraph(_opening(facts)),
            *(Paragraph(text) for text in facts.preamble),
            *_contents(facts),
            Heading("II. CHỈ TIÊU CHUNG PHẤN ĐẤU"),
            ListItems(facts.targets, Marker.NUMBER),
            Heading("III. TỔ CHỨC THỰC HIỆN"),
            ListItems(facts.commitments, Marker.NUMBER),
            Paragraph(
                f"Giao ước này được {count(len(facts.signings))} đơn vị thành viên thảo luận, "
                "thống nhất thông qua và cùng ký kết; có hiệu lực kể từ ngày ký."
            ),
            Heading("ĐẠI DIỆN CÁC ĐƠN VỊ KÝ GIAO ƯỚC", align=Align.CENTER),
            _signatures(facts),
        ),
        illustrative=facts.illustrative,
    )


def _opening(facts: CovenantFacts) -> Text:
    venue = f", tại {facts.venue}" if facts.venue else ""
    return (
        Run(f"Hôm nay, {long_date(facts.day)}{venue}, {count(len(facts.signings))} đơn vị thuộc "),
        Run(facts.bloc, bold=True),
        Run(f" thống nhất ký kết giao ước thi đua năm {facts.year} với những nội dung sau:"),
    )


def _contents(facts: CovenantFacts) -> tuple[Block, ...]:
    items: list[Text] = []
    for content in facts.contents:
        if content.points is None:
            items.append(content.name)
        else:
            limit = f" (tối đa {format_shortest(content.points)} điểm)"
            items.append((Run(content.name), Run(limit, italic=True)))
    if not items:
        return (Heading("I. NỘI DUNG THI ĐUA"), Paragraph("Theo bảng chấm điểm của Khối."))
    return (Heading("I. NỘI DUNG THI ĐUA"), ListItems(tuple(items), Marker.NUMBER))


def _signatures(facts: CovenantFacts) -> Signatures:
    """Three in a row once all have signed; before, there is room for a seal beside each."""
    places = tuple(_signature(signing) for signing in facts.signings)
    return Signatures(places, columns=3 if all(place.proof for place in places) else 2)


def _signature(signing: Signing) -> Signature:
    proof: tuple[str, ...] = ()
    if signing.signed_at is not None:
        proof = (f"Đã ký lúc {short_moment(signing.signed_at)}",)
        if signing.text_hash:
            proof += (f"Mã nội dung: {signing.text_hash[:HASH_SHOWN]}",)
    return Signature(
        office=signing.office.upper(),
        name=signing.name,
        authority=signing.unit.upper(),
        proof=proof,
    )
