"""Printers of an office, each with by how much it pulls sheets in askew."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.certificates.models import PrinterOffset
from thidua.apps.certificates.refusals import PrinterRefused
from thidua.apps.organisations.models import Authority

MOST_TENTHS = 200
"""An offset larger than 20 mm is a layout for another sheet."""


@transaction.atomic
def save_printer(
    authority: Authority, name: str, *, right: int, down: int, actor: User, at: datetime
) -> PrinterOffset:
    """Keep the offset of a printer, in tenths of a millimetre; one of this name is changed.

    Raises:
        PermissionDenied: ``actor`` lacks ``certificates.keep_layouts``.
        PrinterRefused: no name, or more than 20 mm.
    """
    authority = Authority.objects.select_for_update().get(pk=authority.pk)
    authorise(actor, "certificates.keep_layouts", authority)
    name = " ".join(name.split())
    if not name:
        raise PrinterRefused(_("Ghi tên máy in, ví dụ “Canon LBP, khay tay”."))
    if max(abs(right), abs(down)) > MOST_TENTHS:
        raise PrinterRefused(_("Độ lệch của máy in nhiều nhất %d mm.") % (MOST_TENTHS // 10))
    told = {"right": right, "down": down}
    printer, _is_new = PrinterOffset.objects.update_or_create(
        authority=authority, name=name, defaults=told
    )
    record("certificates.save_printer", printer, actor=actor, at=at, data=told)
    return printer


@transaction.atomic
def remove_printer(printer: PrinterOffset, *, actor: User, at: datetime) -> None:
    """Forget a printer; runs keep the offset they were printed with.

    Raises:
        PermissionDenied: ``actor`` lacks ``certificates.keep_layouts``.
    """
    printer = PrinterOffset.objects.select_for_update().get(pk=printer.pk)
    authorise(actor, "certificates.keep_layouts", printer.authority)
    told = {"right": printer.right, "down": printer.down}
    record("certificates.remove_printer", printer, actor=actor, at=at, data=told)
    printer.delete()
