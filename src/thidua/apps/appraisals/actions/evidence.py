"""Files that prove a line: attached to a draft or when asked for, never erased."""

from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.actions.locking import check_draft, locked_line
from thidua.apps.appraisals.models import Evidence, Line, Sheet
from thidua.apps.appraisals.refusals import EvidenceRefused
from thidua.apps.appraisals.registries.peers import peers
from thidua.apps.appraisals.scoring.evidence_files import check_file
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
    line = locked_line(line.pk)
    authorise(actor, "appraisals.attach_evidence", line.sheet)
    if line.sheet.state == Sheet.State.DRAFT or line.pk not in peers().asked_evidence(line.sheet):
        check_draft(line.sheet)
    kept = line.evidence.filter(removed_at=None)
    if kept.count() >= MOST_FILES:
        raise EvidenceRefused(
            _("Mục %(item)s: nhiều nhất %(most_files)s tệp minh chứng.")
            % {"item": line.item, "most_files": MOST_FILES}
        )
    if file.file is None:
        raise EvidenceRefused(_("Mục %(item)s: không đọc được tệp.") % {"item": line.item})
    name = cleaned(file.name or "")
    checked = check_file(file.file, name, file.size, settings.EVIDENCE_MAX_BYTES)
    same = kept.filter(sha256=checked.sha256).first()
    if same is not None:
        return same
    file.name = f"{uuid4().hex}{checked.suffix}"
    evidence = Evidence.objects.create(
        line=line,
        file=file,
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


@transaction.atomic
def remove_evidence(evidence: Evidence, *, actor: User, at: datetime) -> Evidence:
    """Take a file off its line while the sheet is a draft; the file itself is kept.

    Raises:
        PermissionDenied: ``actor`` does not work for the unit.
        ScoringNotOpen, SheetNotInDraft: the sheet cannot be changed now.
    """
    line = locked_line(evidence.line_id)
    evidence = Evidence.objects.select_for_update().get(pk=evidence.pk)
    authorise(actor, "appraisals.remove_evidence", line.sheet)
    check_draft(line.sheet)
    if evidence.removed_at is None:
        evidence.removed_at = at
        evidence.save(update_fields=["removed_at"])
        data = {"name": evidence.name, "sha256": evidence.sha256}
        record("appraisals.remove_evidence", line, actor=actor, at=at, data=data)
    return evidence
