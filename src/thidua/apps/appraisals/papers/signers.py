"""Who prepared a sheet and who signed it with the password, as its paper names them."""

from django.utils import timezone

from thidua.apps.appraisals.models import Sheet
from thidua.documents.model import Signature, Signatures
from thidua.web.words import written_day


def signers(sheet: Sheet) -> Signatures:
    """Two places to sign; a name stands where somebody did so in the system."""
    prepared = str(sheet.ready_by) if sheet.ready_by else None
    return Signatures((Signature("NGƯỜI LẬP BẢNG", name=prepared), _signed(sheet)))


def _signed(sheet: Sheet) -> Signature:
    if not sheet.signed_name or sheet.submitted_at is None:
        return Signature("THỦ TRƯỞNG ĐƠN VỊ")
    at = timezone.localtime(sheet.submitted_at)
    proof = (f"Ký trên hệ thống lúc {at:%H:%M} ngày {written_day(at)}",)
    return Signature(sheet.signed_office.upper(), name=sheet.signed_name, proof=proof)
