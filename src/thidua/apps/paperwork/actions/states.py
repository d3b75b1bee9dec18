"""A paper on its way: released once it is signed, withdrawn when it was wrong."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.paperwork.actions.numbers import give_up_number
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.refusals import DocumentRefused
from thidua.web.reasons import ReasonMissing, kept_whole

LONGEST_REASON = 300


@transaction.atomic
def release_document(document: IssuedDocument, *, actor: User, at: datetime) -> IssuedDocument:
    """Issue a paper that was signed by hand; one that is issued already stays as it is.

    Raises:
        PermissionDenied: ``actor`` lacks ``paperwork.release_document``.
        DocumentRefused: it was withdrawn.
    """
    document = locked_document(document)
    authorise(actor, "paperwork.release_document", document.place)
    if document.state == IssuedDocument.State.ISSUED:
        return document
    refuse_withdrawn(document)
    document.state, document.released_at = IssuedDocument.State.ISSUED, at
    document.save(update_fields=["state", "released_at"])
    told = {"number": document.number, "version": document.version}
    record("paperwork.release_document", document, actor=actor, at=at, data=told)
    return document


@transaction.atomic
def withdraw_document(
    document: IssuedDocument, reason: str, *, actor: User, at: datetime
) -> IssuedDocument:
    """Take a paper out of force, or back from being signed; its files stay readable.

    Raises:
        PermissionDenied: ``actor`` lacks ``paperwork.withdraw_document``.
        DocumentRefused: it was withdrawn before.
        ReasonMissing, ReasonTooLong: it must say why.
    """
    document = locked_document(document)
    authorise(actor, "paperwork.withdraw_document", document.place)
    refuse_withdrawn(document)
    document.withdrawn_reason = kept_whole(reason, LONGEST_REASON)
    if not document.withdrawn_reason:
        raise ReasonMissing(_("Ghi lý do thu hồi văn bản."))
    document.state = IssuedDocument.State.WITHDRAWN
    document.withdrawn_at, document.withdrawn_by = at, actor
    document.save(update_fields=["state", "withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    give_up_number(document, document.withdrawn_reason)
    told = {"number": document.number, "reason": document.withdrawn_reason}
    record("paperwork.withdraw_document", document, actor=actor, at=at, data=told)
    return document


def locked_document(document: IssuedDocument) -> IssuedDocument:
    """The row as it stands, held until the transaction ends."""
    held = IssuedDocument.objects.select_for_update(of=("self",))
    return held.select_related("season__bloc__authority", "authority", "unit").get(pk=document.pk)


def refuse_withdrawn(document: IssuedDocument) -> None:
    """Nothing is done to a paper that was withdrawn.

    Raises:
        DocumentRefused: it was.
    """
    if document.state == IssuedDocument.State.WITHDRAWN:
        raise DocumentRefused(
            _("«%(title)s» lần %(version)s đã thu hồi: %(reason)s.")
            % {
                "title": document.title,
                "version": document.version,
                "reason": document.withdrawn_reason,
            }
        )
