"""The checklist of a dossier: which papers, what is there, what is missing and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.dossiers.dossier.report_sections import heading_of, parts_of
from thidua.apps.dossiers.models import AchievementReport, Nomination, NominationPaper
from thidua.apps.dossiers.queries import nominations_visible_to, papers_of
from thidua.apps.organisations.settings.values import own_text
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.seasons.queries import preload_roles
from thidua.domain.confidence import Confidence
from thidua.law.dated import DatedValue, NotInForce, UnknownParameter, parameter
from thidua.law.dossier_papers import PAPER_NAMES, RequiredPaper, own_dossier, papers_for
from thidua.law.rule_sets import rule_set_for
from thidua.web.languages import in_vietnamese
from thidua.web.words import written_day

_ISSUED = {
    "request_letter": ("proposal_letter",),
    "minutes": ("conference_minutes",),
    "vote_result": ("conference_minutes",),
}
"""Which papers issued in the bloc's year serve which line."""
_BLOC_ONLY = "vote_result"
OF_THE_LAW = ("name", "citation", "confidence", "form", "form_confidence", "blocks")
"""What the law of the day says of a line; the rest is what people put there."""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One line as the page shows it."""

    paper: NominationPaper
    status: str  # there | waived | missing | advised
    what: str

    @property
    def is_done(self) -> bool:
        """Whether nothing is owed here."""
        return self.status in {"there", "waived"}


def make_checklist(nomination: Nomination, day: date) -> list[NominationPaper]:
    """The lines that the law of a day asks for, or the authority where it decides them itself."""
    return [
        NominationPaper(
            nomination=nomination,
            kind=each.kind,
            name=_name(each.kind, each.name, nomination),
            citation=each.citation,
            confidence=each.confidence.value,
            form=each.form,
            form_confidence=each.form_confidence.value if each.form_confidence else "",
            blocks=each.blocks,
            order=order,
        )
        for order, each in enumerate(_asked(nomination, day))
        if each.kind != _BLOC_ONLY or nomination.season_id
    ]


def _asked(nomination: Nomination, day: date) -> tuple[RequiredPaper, ...]:
    rule_set = rule_set_for(day).code
    name = own_dossier(nomination.award, rule_set)
    own = own_text(nomination.authority, f"dossier_papers_{name}", day) if name else None
    if own is None:
        return papers_for(nomination.award, nomination.kind, rule_set)
    kinds, cites = own
    return tuple(
        RequiredPaper(kind, PAPER_NAMES[kind], cites, Confidence.TEXT, "", only_warns=False)
        for kind in kinds.split(",")
        if kind in PAPER_NAMES
    )


def as_asked(
    nomination: Nomination, papers: Sequence[NominationPaper], day: date
) -> list[NominationPaper]:
    """The lines as the law of a day speaks of them, nothing saved.

    A line that is no longer asked for is advice. After the reception its day has spoken.
    """
    if nomination.received_on is not None:
        return list(papers)
    asked = {line.kind: line for line in make_checklist(nomination, day)}
    for paper in papers:
        line = asked.get(paper.kind)
        for name in OF_THE_LAW:
            if line is not None:
                setattr(paper, name, getattr(line, name))
        paper.blocks = paper.blocks and line is not None
    return list(papers)


@in_vietnamese
def _name(kind: str, name: str, nomination: Nomination) -> str:
    if kind != "minutes":
        return name
    return _("Biên bản bình xét của Khối") if nomination.season_id else _("Biên bản họp xét")


def paper_rows(nomination: Nomination, papers: Sequence[NominationPaper]) -> list[PaperRow]:
    """Each line with what is there or why it is missing."""
    written = nomination.reports.first()
    return [_line(nomination, paper, written) for paper in papers]


def _line(
    nomination: Nomination, paper: NominationPaper, written: AchievementReport | None
) -> PaperRow:
    if paper.file:
        return PaperRow(paper, "there", _("Tệp %s") % paper.file_name)
    if paper.document is not None:
        return PaperRow(paper, "there", _document_words(paper.document))
    if paper.kind == "report" and written is not None:
        return _written(nomination, paper, written)
    if paper.waived_because:
        return PaperRow(paper, "waived", _("Không cần: %s") % paper.waived_because)
    if paper.blocks:
        return PaperRow(paper, "missing", _missing_words(paper))
    return PaperRow(paper, "advised", _missing_words(paper))


def _written(
    nomination: Nomination, paper: NominationPaper, written: AchievementReport
) -> PaperRow:
    """A report with an empty part is not written yet, whatever the law says of reports."""
    is_person = nomination.person_id is not None
    empty = [
        heading_of(key, is_person=is_person)
        for key in parts_of(is_person=is_person)
        if not written.sections.get(key, "").strip()
    ]
    if empty:
        return PaperRow(paper, "missing", _("Báo cáo còn bỏ trống: %s.") % "; ".join(empty))
    return PaperRow(paper, "there", _("Soạn trên phần mềm, lần lưu %s") % written.version)


def _document_words(document: IssuedDocument) -> str:
    number = _("số %s, ") % document.number if document.number else ""
    return _("%(title)s, %(number)sngày %(day)s") % {
        "title": document.title, "number": number, "day": written_day(document.issued_on),
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


def missing_of(nomination: Nomination) -> list[PaperRow]:
    """Lines that the read text asks for and that are empty, and a report with empty parts."""
    lines = paper_rows(nomination, papers_of(nomination))
    return [line for line in lines if line.status == "missing"]


def fitting_documents(paper: NominationPaper) -> list[IssuedDocument]:
    """Papers issued in the bloc's year that may stand for a line, newest first."""
    kinds = _ISSUED.get(paper.kind, ())
    season = paper.nomination.season_id
    if not kinds or season is None:
        return []
    in_force = IssuedDocument.objects.filter(state=IssuedDocument.State.ISSUED, unit=None)
    return list(in_force.filter(season=season, kind__in=kinds))


def lines_for(document: IssuedDocument, user: User) -> list[NominationPaper]:
    """Lines of dossiers being prepared that the paper may stand for and that have nothing yet."""
    kinds = [kind for kind, issued in _ISSUED.items() if document.kind in issued]
    if document.state != IssuedDocument.State.ISSUED or document.unit_id is not None:
        return []
    nominations = nominations_visible_to(user).filter(
        season=document.season_id, state__in=[Nomination.State.PROPOSED, Nomination.State.RETURNED]
    )
    empty = NominationPaper.objects.filter(
        nomination__in=nominations, kind__in=kinds, document=None, file="", waived_because=""
    )
    rows = list(
        empty.select_related(
            "nomination__season__bloc__authority", "nomination__authority"
        ).order_by("nomination__award", "nomination__subject_name", "order")
    )
    preload_roles(user, [row.nomination.season for row in rows if row.nomination.season])
    return [row for row in rows if can(user, "dossiers.prepare", row.nomination)]


def originals_of(nomination: Nomination, day: date) -> str:
    """How many original sets the dossier has, in words; empty where no text says so."""
    value = _in_force(f"dossiers.{_family(nomination.award)}_originals", day)
    if value is None:
        return ""
    return _("%(count)s bộ bản chính (%(cites)s; %(sure)s)") % {
        "count": f"{int(value.value):02}", "cites": value.citation,
        "sure": value.confidence.words,
    }  # fmt: skip


def _family(award: str) -> str:
    for start, name in (("HC", "huan_chuong"), ("ANH_HUNG", "anh_hung")):
        if award.startswith(start):
            return name
    return award.lower()


def _in_force(name: str, day: date) -> DatedValue[Decimal] | None:
    try:
        return parameter(name).at(day)
    except (NotInForce, UnknownParameter):
        return None
