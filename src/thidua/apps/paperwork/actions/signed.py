"""A paper that was signed digitally: the signed file is kept beside ours and puts it in force."""

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
from thidua.apps.paperwork.issuing.copies import SignedCopy
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.refusals import DocumentRefused


@transaction.atomic
def keep_signed_file(copy: SignedCopy, *, actor: User, at: datetime) -> IssuedDocument:
    """Keep the paper as it was signed; one that waited for a signature is issued by it.

    Raises:
        PermissionDenied: ``actor`` lacks ``paperwork.keep_signed_file``.
        DocumentRefused: it was withdrawn, or issued as somebody edited it.
    """
    document = locked_document(IssuedDocument(pk=copy.document_pk))
    authorise(actor, "paperwork.keep_signed_file", document.place)
    refuse_withdrawn(document)
    if document.edited_at is not None:
        raise DocumentRefused(
            _("«%s» đã ban hành theo bản Word sửa; bản PDF ký số này có lời khác.") % document.title
        )
    document.signed_pdf.save(f"{get_random_string(32)}.pdf", ContentFile(copy.data), save=False)
    document.signed_sha256 = hashlib.sha256(copy.data).hexdigest()
    document.signers = copy.signers
    document.signed_kept_at, document.signed_kept_by = at, actor
    document.state = IssuedDocument.State.ISSUED
    document.released_at = document.released_at or at
    document.save()
    told = {"signed_sha256": document.signed_sha256, "signers": document.signers}
    record("paperwork.keep_signed_file", document, actor=actor, at=at, data=told)
    return document
