"""The papers of a dossier: put there, linked, said not to be needed, taken off."""

from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.scoring.evidence_files import check_file
from thidua.apps.audit.actions import record
from thidua.apps.dossiers.actions.locking import checked_reason, locked, refuse_other_states
from thidua.apps.dossiers.dossier.checklist import fitting_documents
from thidua.apps.dossiers.models import Nomination, NominationPaper
from thidua.apps.dossiers.refusals import PaperRefused
from thidua.apps.paperwork.models import IssuedDocument
from thidua.web.reasons import kept_whole

State = Nomination.State


def _paper_to_fill(paper: NominationPaper, actor: User) -> NominationPaper:
    nomination = locked(paper.nomination)
    stored = NominationPaper.objects.select_for_update().get(pk=paper.pk)
    stored.nomination = nomination
    authorise(actor, "dossiers.prepare", nomination)
    refuse_other_states(nomination, State.PROPOSED, State.RETURNED)
    return stored


@transaction.atomic
def file_paper(paper: NominationPaper, file: File, *, actor: User, at: datetime) -> NominationPaper:  # type: ignore[type-arg] # any file
    """Put a file on a line of the checklist; it takes the place of what was there.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.prepare``.
        WrongStep: the dossier is complete or sent.
        EvidenceRefused: too large, empty, or not what its name says.
    """
    paper = _paper_to_fill(paper, actor)
    if file.file is None:
        raise PaperRefused(_("“%s”: không đọc được tệp.") % paper.name)
    checked = check_file(file.file, file.name or "", file.size, settings.EVIDENCE_MAX_BYTES)
    file.name = f"{uuid4().hex}{checked.suffix}"
    paper.file = file
    paper.file_name, paper.size = checked.name, checked.size
    paper.content_type, paper.sha256 = checked.content_type, checked.sha256
    paper.document, paper.waived_because = None, ""
    paper.filed_at, paper.filed_by = at, actor
    paper.save()
    data = {"paper": paper.name, "file": checked.name, "sha256": checked.sha256}
    record("dossiers.file_paper", paper.nomination, actor=actor, at=at, data=data)
    return paper


@transaction.atomic
def link_document(
    paper: NominationPaper, document: IssuedDocument, *, actor: User, at: datetime
) -> NominationPaper:
    """Let a paper that the bloc issued stand on a line.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.prepare``.
        WrongStep: the dossier is complete or sent.
        PaperRefused: a paper of another year or kind.
    """
    paper = _paper_to_fill(paper, actor)
    if document.pk not in {each.pk for each in fitting_documents(paper)}:
        raise PaperRefused(
            _("“%(document)s” không dùng được cho “%(paper)s”.")
            % {"document": document.title, "paper": paper.name}
        )
    paper.document, paper.waived_because = document, ""
    paper.file, paper.file_name = "", ""
    paper.filed_at, paper.filed_by = at, actor
    paper.save()
    data = {"paper": paper.name, "document": document.title, "number": document.number}
    record("dossiers.link_document", paper.nomination, actor=actor, at=at, data=data)
    return paper


@transaction.atomic
def waive_paper(
    paper: NominationPaper, reason: str, *, actor: User, at: datetime
) -> NominationPaper:
    """Say why a line of the checklist is not needed in this case; the office reads it.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.prepare``.
        WrongStep: the dossier is complete or sent.
        ReasonMissing: no reason that says anything.
    """
    paper = _paper_to_fill(paper, actor)
    paper.waived_because = kept_whole(checked_reason(reason, paper.name), 300)
    paper.save(update_fields=["waived_because"])
    data = {"paper": paper.name, "reason": paper.waived_because}
    record("dossiers.waive_paper", paper.nomination, actor=actor, at=at, data=data)
    return paper


@transaction.atomic
def clear_paper(paper: NominationPaper, *, actor: User, at: datetime) -> NominationPaper:
    """Take off what stands on a line; a file stays in the archive.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.prepare``.
        WrongStep: the dossier is complete or sent.
    """
    paper = _paper_to_fill(paper, actor)
    data = {"paper": paper.name, "file": paper.file_name, "sha256": paper.sha256}
    paper.file, paper.file_name, paper.sha256 = "", "", ""
    paper.document, paper.waived_because = None, ""
    paper.filed_at, paper.filed_by = None, None
    paper.save()
    record("dossiers.clear_paper", paper.nomination, actor=actor, at=at, data=data)
    return paper
