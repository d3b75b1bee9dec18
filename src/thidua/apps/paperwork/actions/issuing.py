"""Issuing a document: its files are made once, kept with their hashes, and never change."""

import hashlib
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.paperwork.actions.numbers import Taking, next_number, shown_number, take_number
from thidua.apps.paperwork.issuing.codes import lookup_address, new_code, search_text
from thidua.apps.paperwork.issuing.journal import footnote_of
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.queries import rendered, rendered_with_places
from thidua.apps.paperwork.refusals import DocumentRefused
from thidua.apps.paperwork.registries.papers import PaperKind, Place, Request, Thing
from thidua.apps.seasons.models import Season
from thidua.documents.model import Document, Header
from thidua.web.languages import in_vietnamese
from thidua.web.reasons import ReasonMissing


@dataclass(frozen=True, slots=True)
class Issue:
    """What is written on the document when it is issued."""

    paper: PaperKind
    unit: Unit | None
    number: str
    issued_on: date
    reason: str = ""
    takes_next: bool = False  # the next number of the book, when none is typed
    thing: Thing | None = None  # what it is about, where there is a paper of each

    @property
    def about(self) -> int:
        """The key of its thing; 0: none."""
        return self.thing.key if self.thing else 0

    @property
    def title(self) -> str:
        """What the register calls it."""
        parts = [self.paper.title, self.thing.name if self.thing else ""]
        return ": ".join(filter(None, parts))[:300]


@transaction.atomic
def issue_document(place: Place, issue: Issue, *, actor: User, at: datetime) -> IssuedDocument:
    """Freeze a paper as it stands now; issuing it again makes a new version with a reason.

    Raises:
        PermissionDenied: ``actor`` lacks ``paperwork.issue_document``.
        PaperNotReady: its facts do not exist yet.
        ReasonMissing: it was issued before and no reason is given.
        DocumentRefused: a version of it waits for a signature, or it is only a draft.
        NumberTaken: another paper of the issuer has this number this year.
    """
    place = _locked(place)
    authorise(actor, "paperwork.issue_document", place)
    kept = _made(place, issue, IssuedDocument.State.ISSUED, actor, at)
    _tell("paperwork.issue_document", kept, actor, at)
    return kept


@transaction.atomic
def submit_document(place: Place, issue: Issue, *, actor: User, at: datetime) -> IssuedDocument:
    """Freeze a paper with number and day to be signed; it takes effect when it is released.

    Raises:
        PermissionDenied: ``actor`` lacks ``paperwork.submit_document``.
        PaperNotReady, ReasonMissing, DocumentRefused, NumberTaken: as ``issue_document``.
    """
    place = _locked(place)
    authorise(actor, "paperwork.submit_document", place)
    kept = _made(place, issue, IssuedDocument.State.SIGNING, actor, at)
    _tell("paperwork.submit_document", kept, actor, at)
    return kept


def _locked(place: Place) -> Place:
    if isinstance(place, Season):
        locked = Season.objects.select_for_update().select_related("bloc__authority")
        return locked.get(pk=place.pk)
    return Authority.objects.select_for_update().get(pk=place.pk)


def _made(place: Place, issue: Issue, state: str, actor: User, at: datetime) -> IssuedDocument:
    """The next version of the paper, with its number, in ``state``."""
    if issue.paper.draft_only:
        raise DocumentRefused(
            _("«%s» là dự thảo: người có thẩm quyền ký, văn phòng cấp số và ban hành.")
            % issue.title
        )
    version = _next_version(place, issue)
    request = Request(place, issue.unit, actor, issue.issued_on, issue.number, issue.about)
    document = in_vietnamese(issue.paper.build)(request)
    document = replace(document, footnote=in_vietnamese(footnote_of)(place))
    number = _number(place, issue, document.header, actor, at)
    if issue.takes_next and number:
        figure, _slash, symbol = number.partition("/")
        header = replace(document.header, number=figure, symbol=symbol)
        document = replace(document, header=header)
    kept = IssuedDocument(
        **_whose(place),
        kind=issue.paper.kind,
        unit=issue.unit,
        about=issue.about,
        title=issue.title,
        number=number,
        version=version,
        reason=issue.reason.strip(),
        issued_on=issue.issued_on,
        issued_at=at,
        issued_by=actor,
        state=state,
        released_at=at if state == IssuedDocument.State.ISSUED else None,
        code=new_code(),
    )
    kept.search_text = search_text(kept)
    _freeze(kept, replace(document, lookup=lookup_address(kept)))
    kept.save()
    return kept


def _whose(place: Place) -> dict[str, Place | None]:
    return {
        "season": place if isinstance(place, Season) else None,
        "authority": None if isinstance(place, Season) else place,
    }


def _next_version(place: Place, issue: Issue) -> int:
    earlier = IssuedDocument.objects.filter(
        **_whose(place), kind=issue.paper.kind, unit=issue.unit, about=issue.about
    )
    last = earlier.order_by("-version").first()
    if last is None:
        return 1
    told = {"title": issue.title, "version": last.version}
    if last.state == IssuedDocument.State.SIGNING:
        raise DocumentRefused(
            _(
                "«%(title)s» lần %(version)s đang trình ký. Ban hành hoặc rút bản đó về trước khi "
                "làm lần mới."
            )
            % told
        )
    if not issue.reason.strip():
        raise ReasonMissing(
            _("«%(title)s» đã ban hành lần %(version)s. Ghi lý do ban hành lại.") % told
        )
    return last.version + 1


def _number(place: Place, issue: Issue, header: Header, actor: User, at: datetime) -> str:
    """The number that the paper takes, as it is written; empty when it has none."""
    taking = Taking(
        place,
        issue.unit,
        issue.paper.kind,
        issue.title,
        issue.issued_on.year,
        actor,
        at,
        issue.about,
    )
    typed = shown_number(header, issue.number.strip())
    if typed:
        take_number(taking, typed)
        return typed
    if issue.takes_next and header.symbol:
        return next_number(taking, header.symbol).shown
    return ""


def _tell(event: str, kept: IssuedDocument, actor: User, at: datetime) -> None:
    hashes = {"pdf_sha256": kept.pdf_sha256, "docx_sha256": kept.docx_sha256}
    told = {"kind": kept.kind, "number": kept.number, "version": kept.version}
    record(event, kept, actor=actor, at=at, data=told | hashes)


def _freeze(kept: IssuedDocument, document: Document) -> None:
    """Make both files, write down their hashes and where the PDF is signed."""
    placed = rendered_with_places(document, kept.issued_on)
    kept.signing_places = [asdict(place) for place in placed.places]
    word = rendered(document, "docx", kept.issued_on)
    for form, content in (("pdf", placed.content), ("docx", word)):
        getattr(kept, form).save(
            f"{get_random_string(32)}.{form}", ContentFile(content), save=False
        )
        setattr(kept, f"{form}_sha256", hashlib.sha256(content).hexdigest())
