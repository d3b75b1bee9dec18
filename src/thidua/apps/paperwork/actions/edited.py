"""A paper that was edited in Word: the edited file is kept beside ours and puts it in force."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.paperwork.actions.states import locked_document, refuse_withdrawn
from thidua.apps.paperwork.issuing.edited import EditedCopy
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.refusals import DocumentRefused


@transaction.atomic
def take_edited_file(copy: EditedCopy, *, actor: User, at: datetime) -> IssuedDocument:
    """Keep the edited Word file of a paper that waits to be signed: it is issued as edited.

    Raises:
        PermissionDenied: ``actor`` lacks ``paperwork.take_edited_file``.
        DocumentRefused: it was issued already, or withdrawn.
    """
    document = locked_document(IssuedDocument(pk=copy.document_pk))
    authorise(actor, "paperwork.take_edited_file", document.place)
    refuse_withdrawn(document)
    if document.state != IssuedDocument.State.SIGNING:
        raise DocumentRefused(
            _("«%s» đã ban hành. Trình ký lần mới với lý do, rồi tải bản đã sửa vào lần đó.")
            % document.title
        )
    document.edited_docx.save(f"{get_random_string(32)}.docx", ContentFile(copy.data), save=False)
    document.edited_sha256 = hashlib.sha256(copy.data).hexdigest()
    document.edited_at, document.edited_by = at, actor
    document.state, document.released_at = IssuedDocument.State.ISSUED, at
    document.save()
    told = {"edited_sha256": document.edited_sha256, "changes": len(copy.changes)}
    record("paperwork.take_edited_file", document, actor=actor, at=at, data=told)
    return document
