"""Proofs of a line: attached to a draft or when asked for; files with the same bytes kept once."""

from datetime import datetime
from functools import partial
from uuid import uuid4

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.actions.locking import check_draft, locked_line
from thidua.apps.appraisals.models import Evidence, Line, Sheet, StoredFile
from thidua.apps.appraisals.refusals import EvidenceRefused
from thidua.apps.appraisals.registries.peers import peers
from thidua.apps.appraisals.scoring.evidence_files import CheckedFile, check_file
from thidua.apps.audit.actions import record
from thidua.domain.clean_text import cleaned

MOST_FILES = 20


@transaction.atomic
def attach_evidence(line: Line, file: File, *, actor: User, at: datetime) -> Evidence:  # type: ignore[type-arg] # any file
    """Keep a file under a random name beside the line that it proves.

    Raises:
        PermissionDenied: ``actor`` does not work for the unit.
        ScoringNotOpen, SheetNotInDraft: the sheet cannot be changed now.
        EvidenceRefused: too many files, too large, or not what its name says.
    """
    line, kept = line_to_prove(line, actor, "appraisals.attach_evidence")
    if file.file is None:
        raise EvidenceRefused(_("Mục %(item)s: không đọc được tệp.") % {"item": line.item})
    name = cleaned(file.name or "")
    checked = check_file(file.file, name, file.size, settings.EVIDENCE_MAX_BYTES)
    same = kept.filter(sha256=checked.sha256).first()
    if same is not None:
        return same
    evidence = Evidence.objects.create(
        line=line,
        stored=_kept_once(file, checked),
        name=checked.name,
        size=checked.size,
        content_type=checked.content_type,
        sha256=checked.sha256,
        uploaded_by=actor,
        uploaded_at=at,
    )
    data = {"name": checked.name, "size": checked.size, "sha256": checked.sha256}
    record("appraisals.attach_evidence", line, actor=actor, at=at, data=data)
    return evidence


def line_to_prove(line: Line, actor: User, act: str) -> tuple[Line, QuerySet[Evidence]]:
    """The line, locked, where a proof may be added now, with those that it has."""
    line = locked_line(line.pk)
    authorise(actor, act, line.sheet)
    if line.sheet.state == Sheet.State.DRAFT or line.pk not in peers().asked_evidence(line.sheet):
        check_draft(line.sheet)
    kept = line.evidence.filter(removed_at=None)
    if kept.count() >= MOST_FILES:
        raise EvidenceRefused(
            _("Mục %(item)s: nhiều nhất %(most_files)s minh chứng.")
            % {"item": line.item, "most_files": MOST_FILES}
        )
    return line, kept


def _kept_once(file: File, checked: CheckedFile) -> StoredFile:  # type: ignore[type-arg] # any file
    """The bytes that are alike, stored by whoever came first; nobody learns who that was.

    Locked, so that it cannot go with its last evidence in between.
    """
    alike = StoredFile.objects.select_for_update()
    file.name = f"{uuid4().hex}{checked.suffix}"
    told = {"file": file, "size": checked.size}
    stored, _is_new = alike.get_or_create(sha256=checked.sha256, defaults=told)
    return stored


def _let_go(stored: StoredFile) -> None:
    """The last evidence is gone: so are the bytes, once that is certain."""
    stored = StoredFile.objects.select_for_update().get(pk=stored.pk)
    if not stored.evidence.exists():
        name, storage = str(stored.file.name), stored.file.storage
        stored.delete()
        transaction.on_commit(partial(storage.delete, name))


@transaction.atomic
def remove_evidence(evidence: Evidence, *, actor: User, at: datetime) -> Evidence:
    """Take a proof off its line while the sheet is a draft; a file goes with its last evidence.

    Raises:
        PermissionDenied: ``actor`` does not work for the unit.
        ScoringNotOpen, SheetNotInDraft: the sheet cannot be changed now.
    """
    line = locked_line(evidence.line_id)
    evidence = Evidence.objects.select_for_update().get(pk=evidence.pk)
    authorise(actor, "appraisals.remove_evidence", line.sheet)
    check_draft(line.sheet)
    if evidence.removed_at is None:
        stored, evidence.stored, evidence.removed_at = evidence.stored, None, at
        evidence.save(update_fields=["stored", "removed_at"])
        if stored is not None:
            _let_go(stored)
        data = {"name": evidence.name, "sha256": evidence.sha256, "url": evidence.url}
        record("appraisals.remove_evidence", line, actor=actor, at=at, data=data)
    return evidence
