"""Kế hoạch hoạt động của khối trong năm: the office's text, the steps and what is to be done."""

from collections.abc import Iterator

from thidua.apps.paperwork.papers.letterhead import bloc_header
from thidua.apps.paperwork.papers.worded import (
    BASIS,
    YEAR_FIELDS,
    numbered_year,
    of_the_head,
    text_blocks,
)
from thidua.apps.paperwork.registries.papers import PaperKind, Request, register_paper
from thidua.apps.paperwork.registries.texts import TextKind, TextLook, register_text
from thidua.apps.seasons.models import Season
from thidua.documents.kinds.worded_paper import WordedPaperFacts, worded_paper
from thidua.documents.kinds.year_plan import PlannedStep, steps_table
from thidua.documents.model import Document

_USUAL = """{khối} ban hành Kế hoạch hoạt động thi đua, khen thưởng năm {năm} như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Đẩy mạnh các phong trào thi đua, thực hiện thắng lợi nhiệm vụ chính trị năm {năm} của từng đơn vị; \
kịp thời phát hiện, bồi dưỡng, tôn vinh và nhân rộng điển hình tiên tiến.
2. Yêu cầu
Hoạt động của Khối thiết thực, hiệu quả, không hình thức; việc chấm điểm, bình xét công khai, \
dân chủ, công bằng, đúng quy chế.
II. NỘI DUNG VÀ THỜI GIAN
{các bước trong năm}
III. VIỆC CỤ THỂ
{các việc cần làm}
IV. TỔ CHỨC THỰC HIỆN
Trưởng khối, Phó Trưởng khối chủ trì, đôn đốc việc thực hiện Kế hoạch và báo cáo \
{cơ quan thường trực} theo quy định.
Các đơn vị thành viên căn cứ Kế hoạch tổ chức thực hiện; có khó khăn, vướng mắc thì phản ánh về \
Trưởng khối để thống nhất giải quyết./.
"""
TEXT = TextKind(
    "plan",
    "Kế hoạch hoạt động năm của khối",
    _USUAL.replace("\\\n", ""),
    YEAR_FIELDS,
    TextLook("KẾ HOẠCH", "Hoạt động thi đua, khen thưởng năm 2026", "KH-KTĐ", of_the_head()),
    frozenset({"các bước trong năm", "các việc cần làm"}),
)


def build_plan(request: Request) -> Document:
    """The plan of the year."""
    season = request.season
    parts = {
        "các bước trong năm": steps_table(list(_steps(season))),
        "các việc cần làm": steps_table(list(_items(season))),
    }
    return worded_paper(
        WordedPaperFacts(
            header=bloc_header(request, "KH-KTĐ"),
            title="KẾ HOẠCH",
            summary=f"Hoạt động thi đua, khen thưởng năm {season.year}",
            legal_bases=(BASIS, f"Căn cứ Quy chế tổ chức và hoạt động của {season.bloc_name}"),
            blocks=text_blocks(request, TEXT, numbered_year(request), parts),
            signature=of_the_head(),
            recipients=(
                season.authority_at(None).standing_office,
                "Các đơn vị thành viên",
                "Lưu",
            ),
            illustrative=season.is_illustrative,
        )
    )


def _steps(season: Season) -> Iterator[PlannedStep]:
    for each in season.phases.all():
        text = ". ".join(filter(None, [str(each.get_kind_display()), each.note]))
        yield PlannedStep(text, str(each.get_owner_display()), each.due_on, each.starts_on)


def _items(season: Season) -> Iterator[PlannedStep]:
    for each in season.checklist.all():
        yield PlannedStep(each.text, str(each.get_owner_display()), each.due_on)


register_text(TEXT)
register_paper(
    PaperKind(
        kind="plan",
        title="Kế hoạch hoạt động năm của Khối",
        description="Mục đích, yêu cầu; các bước trong năm và việc cần làm, ai làm, hạn nào.",
        build=build_plan,
        order=6,
    )
)
