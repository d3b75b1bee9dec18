"""The checklist of a dossier: which papers, what is there, what is missing and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.dossiers.models import Nomination, NominationPaper
from thidua.apps.dossiers.queries import papers_of
from thidua.apps.paperwork.models import IssuedDocument
from thidua.domain.calendar import day_in_vietnam
from thidua.law.dated import NotInForce, UnknownParameter, parameter
from thidua.law.dossier_papers import papers_for
from thidua.law.rule_sets import rule_set_for

_ISSUED = {
    "request_letter": ("proposal_letter",),
    "minutes": ("conference_minutes",),
    "vote_result": ("conference_minutes",),
}
"""Which papers issued in the bloc's year serve which line."""
_BLOC_ONLY = "vote_result"


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line as the page shows it."""

    paper: NominationPaper
    status: str  # there | waived | missing | advised
    what: str

    @property
    def is_done(self) -> bool:
        """Whether nothing is owed here."""
        return self.status in {"there", "waived"}


def make_checklist(nomination: Nomination, rule_set: str) -> list[NominationPaper]:
    """The lines that a rule set asks for; the bloc's vote only where there was one."""
    return [
        NominationPaper(
            nomination=nomination,
            kind=each.kind,
            name=_name(each.kind, each.name, nomination),
            citation=each.citation,
            confidence=each.confidence.value,
            form=each.form,
            blocks=each.blocks,
            order=order,
        )
        for order, each in enumerate(papers_for(nomination.award, nomination.kind, rule_set))
        if each.kind != _BLOC_ONLY or nomination.season_id
    ]


def _name(kind: str, name: str, nomination: Nomination) -> str:
    if kind != "minutes":
        return name
    return _("Biên bản bình xét của Khối") if nomination.season_id else _("Biên bản họp xét")


def lines_of(nomination: Nomination, papers: Sequence[NominationPaper]) -> list[PaperLine]:
    """Each line with what is there or why it is missing."""
    written = nomination.reports.first()
    return [_line(paper, written.version if written else 0) for paper in papers]


def _line(paper: NominationPaper, written: int) -> PaperLine:
    if paper.file:
        return PaperLine(paper, "there", _("Tệp %s") % paper.file_name)
    if paper.document is not None:
        return PaperLine(paper, "there", _document_words(paper.document))
    if paper.kind == "report" and written:
        return PaperLine(paper, "there", _("Soạn trên phần mềm, lần lưu %s") % written)
    if paper.waived_because:
        return PaperLine(paper, "waived", _("Không cần: %s") % paper.waived_because)
    if paper.blocks:
        return PaperLine(paper, "missing", _missing_words(paper))
    return PaperLine(paper, "advised", _missing_words(paper))


def _document_words(document: IssuedDocument) -> str:
    number = _("số %s, ") % document.number if document.number else ""
    return _("%(title)s, %(number)sngày %(day)s") % {
        "title": document.title, "number": number, "day": f"{document.issued_on:%d/%m/%Y}",
    }  # fmt: skip


def _missing_words(paper: NominationPaper) -> str:
    what = {
        "report": _("Chưa soạn và chưa tải lên báo cáo."),
        "request_letter": _("Chưa đưa tờ trình vào hồ sơ."),
        "minutes": _("Chưa đưa biên bản vào hồ sơ."),
        "vote_result": _("Chưa đưa kết quả kiểm phiếu của Khối vào hồ sơ."),
        "initiative_certificate": _("Chưa có chứng nhận sáng kiến, đề tài."),
    }
    return what.get(paper.kind, _("Chưa có."))


def missing_of(nomination: Nomination) -> list[PaperLine]:
    """Lines that the read text asks for and that are empty."""
    lines = lines_of(nomination, papers_of(nomination))
    return [line for line in lines if line.status == "missing"]


def fitting_documents(paper: NominationPaper) -> list[IssuedDocument]:
    """Papers issued in the bloc's year that may stand for a line, newest first."""
    kinds = _ISSUED.get(paper.kind, ())
    season = paper.nomination.season_id
    if not kinds or season is None:
        return []
    return list(IssuedDocument.objects.filter(season=season, kind__in=kinds, unit=None))


def originals_of(nomination: Nomination) -> str:
    """How many original sets the dossier has, in words; empty where no text says so."""
    name = "huan_chuong" if nomination.award.startswith("HCLD") else nomination.award.lower()
    day = nomination.received_on or day_in_vietnam(nomination.proposed_at)
    try:
        value = parameter(f"dossiers.{name}_originals").at(day)
    except (NotInForce, UnknownParameter):
        return ""
    return _("%(count)s bộ bản chính (%(cites)s; %(sure)s)") % {
        "count": f"{int(value.value):02}", "cites": value.citation,
        "sure": value.confidence.words,
    }  # fmt: skip


def rule_set_of(nomination: Nomination) -> str:
    """The rule set in words: that of the reception, else that of today's law."""
    day = nomination.received_on or day_in_vietnam(nomination.proposed_at)
    return rule_set_for(day).words
