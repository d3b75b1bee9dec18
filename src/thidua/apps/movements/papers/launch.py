"""Phát động thi đua: the office's text, with the movements that the bloc launches in the year."""

from thidua.apps.movements.models import Movement
from thidua.apps.movements.queries import movements_visible_to
from thidua.apps.paperwork.papers.letterhead import bloc_header
from thidua.apps.paperwork.papers.worded import (
    YEAR_FIELDS,
    numbered_year,
    of_the_head,
    text_blocks,
)
from thidua.apps.paperwork.registries.papers import PaperKind, Request, register_paper
from thidua.apps.paperwork.registries.texts import TextKind, TextLook, register_text
from thidua.documents.kinds.worded_paper import WordedPaperFacts, worded_paper
from thidua.documents.model import Block, Document, ListItems, Marker, Paragraph
from thidua.web.words import written_day

_PART = "các phong trào"
_USUAL = """Thực hiện chủ trương, kế hoạch thi đua, khen thưởng năm {năm}, {khối} phát động phong \
trào thi đua trong toàn Khối với các nội dung sau:
I. NỘI DUNG THI ĐUA
Thi đua hoàn thành toàn diện, vượt mức các chỉ tiêu, nhiệm vụ được giao và chỉ tiêu đã ký kết \
trong Giao ước thi đua năm {năm}.
Thi đua đổi mới, sáng tạo, cải cách hành chính, nâng cao chất lượng, hiệu quả công tác.
Thi đua xây dựng tổ chức vững mạnh, đoàn kết; làm tốt công tác an sinh xã hội.
II. CÁC PHONG TRÀO
{các phong trào}
III. TỔ CHỨC THỰC HIỆN
Trưởng khối đề nghị các đơn vị thành viên phát động, hưởng ứng thiết thực; kịp thời phát hiện, \
biểu dương điển hình tiên tiến; sơ kết, tổng kết và báo cáo kết quả theo quy chế của Khối./.
"""
TEXT = TextKind(
    "launch",
    "Phát động thi đua của khối",
    _USUAL.replace("\\\n", ""),
    YEAR_FIELDS,
    TextLook("PHÁT ĐỘNG", "Phong trào thi đua năm 2026", "PĐ-KTĐ", of_the_head()),
    frozenset({_PART}),
)


def build_launch(request: Request) -> Document:
    """The call of the year."""
    season = request.season
    return worded_paper(
        WordedPaperFacts(
            header=bloc_header(request, "PĐ-KTĐ"),
            title="PHÁT ĐỘNG",
            summary=f"Phong trào thi đua năm {season.year}",
            blocks=text_blocks(request, TEXT, numbered_year(request), {_PART: _listed(request)}),
            signature=of_the_head(),
            recipients=(
                season.authority_at(None).standing_office,
                "Các đơn vị thành viên",
                "Lưu",
            ),
            illustrative=season.is_illustrative,
        )
    )


def _listed(request: Request) -> tuple[Block, ...]:
    rows = movements_visible_to(request.user).filter(season=request.season, unit=None)
    lines = tuple(_line(each) for each in rows.order_by("starts_on", "pk"))
    if not lines:
        return (Paragraph("Các phong trào cụ thể được phát động theo từng đợt trong năm."),)
    return (ListItems(lines, Marker.NUMBER),)


def _line(each: Movement) -> str:
    until = f" đến {written_day(each.ends_on)}" if each.ends_on else ""
    parts = [
        f"{each.name} (từ {written_day(each.starts_on)}{until})",
        f"Mục tiêu: {each.goal.strip().rstrip('.')}" if each.goal.strip() else "",
        f"Đối tượng: {each.participants.rstrip('.')}" if each.participants else "",
    ]
    return ". ".join(filter(None, parts)) + "."


register_text(TEXT)
register_paper(
    PaperKind(
        kind="launch",
        title="Phát động thi đua của Khối",
        description="Nội dung thi đua và các phong trào của Khối trong năm.",
        build=build_launch,
        order=13,
    )
)
