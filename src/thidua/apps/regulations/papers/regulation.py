"""The quy chế as an official paper: the one in force, or a draft to send around."""

from datetime import date

from django.utils.translation import gettext_noop

from thidua.apps.accounts.models import User
from thidua.apps.consultations.papers.consultation_summary import register_summary
from thidua.apps.paperwork.papers.letterhead import bloc_header
from thidua.apps.paperwork.queries import rendered
from thidua.apps.paperwork.registries.papers import (
    PaperKind,
    PaperNotReady,
    Request,
    register_paper,
)
from thidua.apps.regulations.models import Presence, Regulation
from thidua.apps.regulations.papers.usual_text import usual_text
from thidua.apps.regulations.queries import MATTER, adopted_regulation, presences_of
from thidua.apps.seasons.queries import members_of
from thidua.documents.kinds.regulation import PrintedArticle, RegulationFacts, regulation
from thidua.documents.model import Document, Header, Issuer, Signature, Signatures
from thidua.domain.regulation import RegulationText

SIGNATURES = Signatures((Signature("TRƯỞNG KHỐI", authority="TM. KHỐI THI ĐUA"),))


def build_regulation(request: Request) -> Document:
    """The one in force."""
    found = adopted_regulation(request.season)
    if found is None:
        raise PaperNotReady("Chưa thông qua quy chế: soạn, lấy ý kiến và thông qua ở «Quy chế».")
    return paper_of(found, request)


def paper_of(found: Regulation, request: Request) -> Document:
    """One version, with who adopted it."""
    season = found.season
    there = [each for each in presences_of(found) if each.how == Presence.How.PRESENT]
    office = season.authority_at(found.adopted_at).standing_office
    return regulation(
        RegulationFacts(
            header=bloc_header(request, "QC-KTĐ", moment=found.adopted_at),
            summary=found.text.summary,
            articles=printed(found.text),
            legal_bases=found.text.bases,
            adopted_on=found.adopted_on,
            adopted_note=found.adopted_note,
            present=tuple(each.unit.called for each in there),
            members=members_of(season).count(),
            signatures=SIGNATURES,
            recipients=("Các đơn vị thành viên", office, "Lưu"),
            illustrative=season.is_illustrative,
        )
    )


def sample_docx(day: date) -> bytes:
    """The usual text as a Word file with dots for names, to fill in and bring back."""
    text = usual_text("Khối thi đua …", "cơ quan có thẩm quyền")
    facts = RegulationFacts(
        Header(Issuer("KHỐI THI ĐUA …"), symbol="QC-KTĐ"),
        text.summary,
        printed(text),
        text.bases,
        signatures=SIGNATURES,
    )
    return rendered(regulation(facts), "docx", day)


def file_of(found: Regulation, user: User, form: str, day: date) -> bytes:
    """One version as Word or PDF, to send around or to print."""
    return rendered(paper_of(found, Request(found.season, None, user)), form, day)


def printed(text: RegulationText) -> tuple[PrintedArticle, ...]:
    """Articles as they are printed."""
    return tuple(
        PrintedArticle(
            each.name,
            tuple(each.article.text.splitlines()),
            tuple(each.chapter.split(". ", 1)) if each.chapter else (),
        )
        for each in text.numbered()
    )


register_paper(
    PaperKind(
        kind="regulation",
        title="Quy chế tổ chức và hoạt động của Khối",
        description=gettext_noop(
            "Toàn văn quy chế đã thông qua, có ngày và các đơn vị dự thông qua."
        ),
        build=build_regulation,
        order=4,
    )
)
register_summary(MATTER, "quy chế", order=5)
