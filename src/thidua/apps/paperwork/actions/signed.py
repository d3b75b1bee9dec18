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
from thidua.apps.paperwork.refusals import NotCompared


@transaction.atomic
def keep_signed_file(
    copy: SignedCopy, *, actor: User, at: datetime, despite_doubts: bool = False
) -> IssuedDocument:
    """Keep the paper as it was signed; one that waited for a signature is issued by it.

    Of a paper edited in Word the signed PDF was made outside: whoever takes it in says, by
    ``despite_doubts``, that its words were compared.

    Raises:
        PermissionDenied: ``actor`` lacks ``paperwork.keep_signed_file``.
        DocumentRefused: it was withdrawn.
        NotCompared: it was edited in Word, and nobody says that the words are the same.
    """
    document = locked_document(IssuedDocument(pk=copy.document_pk))
    authorise(actor, "paperwork.keep_signed_file", document.place)
    refuse_withdrawn(document)
    if document.edited_at is not None and not despite_doubts:
        raise NotCompared(
            _(
                "«%s» đã sửa bằng Word nên máy không so được bản PDF này từng byte. Đối chiếu lời "
                "văn với bản Word đã sửa rồi đánh dấu “Đã đối chiếu”."
            )
            % document.title
        )
    document.signed_pdf.save(f"{get_random_string(32)}.pdf", ContentFile(copy.data), save=False)
    document.signed_sha256 = hashlib.sha256(copy.data).hexdigest()
    document.signers = copy.signers
    document.signed_kept_at, document.signed_kept_by = at, actor
    document.state = IssuedDocument.State.ISSUED
    document.released_at = document.released_at or at
    document.save()
    told = {"signed_sha256": document.signed_sha256, "signers": document.signers}
    if document.edited_at is not None:
        told["compared_with"] = document.edited_sha256
    record("paperwork.keep_signed_file", document, actor=actor, at=at, data=told)
    return document
