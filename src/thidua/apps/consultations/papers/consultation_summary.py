"""The paper that tells what was proposed in a year and what was answered, for one kind of draft."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext_noop

from thidua.apps.consultations.models import Consultation
from thidua.apps.consultations.pages.consultation import ConsultationPage, ItemRow, page_of
from thidua.apps.consultations.pages.remark_words import answer_text, remark_text
from thidua.apps.consultations.queries import consultations_of
from thidua.apps.paperwork.papers.letterhead import bloc_header
from thidua.apps.paperwork.registries.papers import (
    PaperKind,
    PaperNotReady,
    Request,
    register_paper,
)
from thidua.documents.kinds.consultation_summary import (
    AnsweredRow,
    ConsultationSummaryFacts,
    DiscussedPart,
    Round,
    consultation_summary,
)
from thidua.documents.model import Document, Signature, Signatures


def register_summary(matter: str, called: str, order: int) -> None:
    """Let the papers of a year have the list for one kind of draft; ``called``: bảng điểm."""
    register_paper(
        PaperKind(
            kind=f"{matter}_consultation",
            title=f"Tổng hợp ý kiến góp ý {called} và giải trình tiếp thu",
            description=gettext_noop(
                "Mỗi ý kiến với câu trả lời, theo thứ tự của dự thảo, khổ ngang."
            ),
            build=_builder(matter, called),
            order=order,
        )
    )


def _builder(matter: str, called: str) -> Callable[[Request], Document]:
    def build(request: Request) -> Document:
        season, office = request.season, request.season.authority_at(None).standing_office
        rounds = consultations_of(season, matter)
        if not rounds:
            raise PaperNotReady(f"Chưa lấy ý kiến dự thảo {called} nào trong năm {season.year}.")
        return consultation_summary(
            ConsultationSummaryFacts(
                header=bloc_header(request, "TH-KTĐ"),
                bloc=season.bloc_name,
                rounds=tuple(_round(each, request) for each in rounds),
                signatures=Signatures((Signature("TRƯỞNG KHỐI", authority="TM. KHỐI THI ĐUA"),)),
                recipients=("Các đơn vị thành viên", office, "Lưu"),
                illustrative=season.is_illustrative,
            )
        )

    return build


def _round(each: Consultation, request: Request) -> Round:
    page = page_of(request.user, each, each.closes_on)
    return Round(
        draft=each.name,
        opened_on=timezone.localdate(each.opened_at),
        closes_on=each.closes_on,
        asked=sum(row.is_asked for row in page.units),
        heard=tuple(str(row.unit) for row in page.units if row.count or row.opinion),
        agreeing=_agreeing(page),
        parts=tuple(_part(item) for item in page.items),
    )


def _agreeing(page: ConsultationPage) -> tuple[str, ...]:
    return tuple(str(row.unit) for row in page.units if row.opinion and row.opinion.agrees)


def _part(item: ItemRow) -> DiscussedPart:
    return DiscussedPart(
        item.name,
        tuple(
            AnsweredRow(
                unit=str(row.remark.unit),
                said=remark_text(row.remark),
                answer=str(row.remark.get_answer_display()) if row.remark.answer else "",
                explained=answer_text(row.remark),
            )
            for row in item.remarks
        ),
    )
