"""Issuing a document: its files are made once, kept with their hashes, and never change."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Unit
from thidua.apps.paperwork.actions.numbers import shown_number, take_number
from thidua.apps.paperwork.issuing.journal import footnote_of
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.queries import rendered
from thidua.apps.paperwork.registries.papers import PaperKind, Request
from thidua.apps.seasons.models import Season
from thidua.documents.model import Document
from thidua.web.reasons import ReasonMissing


@dataclass(frozen=True, slots=True)
class Issue:
    """What is written on the document when it is issued."""

    paper: PaperKind
    unit: Unit | None
    number: str
    issued_on: date
    reason: str = ""


@transaction.atomic
def issue_document(season: Season, issue: Issue, *, actor: User, at: datetime) -> IssuedDocument:
    """Freeze a paper as it stands now; issuing it again makes a new version with a reason.

    Raises:
        PermissionDenied: ``actor`` lacks ``paperwork.issue_document``.
        PaperNotReady: its facts do not exist yet.
        ReasonMissing: it was issued before and no reason is given.
        NumberTaken: another paper of the issuer has this number this year.
    """
    season = Season.objects.select_for_update().select_related("bloc__authority").get(pk=season.pk)
    authorise(actor, "paperwork.issue_document", season)
    earlier = IssuedDocument.objects.filter(season=season, kind=issue.paper.kind, unit=issue.unit)
    last = earlier.order_by("-version").first()
    if last and not issue.reason.strip():
        raise ReasonMissing(
            _("«%(title)s» đã ban hành lần %(version)s. Ghi lý do ban hành lại.")
            % {"title": issue.paper.title, "version": last.version}
        )
    request = Request(season, issue.unit, actor, issue.issued_on, issue.number)
    document = replace(issue.paper.build(request), footnote=footnote_of(season))
    number = shown_number(document.header, issue.number.strip())
    if number:
        take_number(season, issue.unit, issue.paper.kind, number, issue.issued_on.year)
    kept = IssuedDocument(
        season=season,
        kind=issue.paper.kind,
        unit=issue.unit,
        title=issue.paper.title,
        number=number,
        version=last.version + 1 if last else 1,
        reason=issue.reason.strip(),
        issued_on=issue.issued_on,
        issued_at=at,
        issued_by=actor,
    )
    _freeze(kept, document)
    kept.save()
    hashes = {"pdf_sha256": kept.pdf_sha256, "docx_sha256": kept.docx_sha256}
    record(
        "paperwork.issue_document",
        kept,
        actor=actor,
        at=at,
        data={"kind": kept.kind, "number": kept.number, "version": kept.version} | hashes,
    )
    return kept


def _freeze(kept: IssuedDocument, document: Document) -> None:
    """Make both files and write down their hashes."""
    for form in ("pdf", "docx"):
        content = rendered(document, form, kept.issued_on)
        getattr(kept, form).save(
            f"{get_random_string(32)}.{form}", ContentFile(content), save=False
        )
        setattr(kept, f"{form}_sha256", hashlib.sha256(content).hexdigest())
