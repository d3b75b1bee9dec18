"""Checking the signatures of a PDF file, without network (pyHanko does the cryptography)."""

import logging
from collections.abc import Sequence
from io import BytesIO

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from thidua.documents.signatures.moments import Moments
from thidua.documents.signatures.one_signature import check, unreadable
from thidua.documents.signatures.worth import SignedFile, Worth

for _name in ("pyhanko", "pyhanko_certvalidator"):  # the answer says what is wrong, no log does
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False


def verify_pdf(
    data: bytes, moments: Moments, *, trusted: Sequence[x509.Certificate] = ()
) -> SignedFile:
    """What the signatures of a file are worth.

    ``trusted``: certificates that a signer's chain must lead to. Whatever the file is, there is
    an answer: one that cannot be read is broken.
    """
    try:
        return _verified(PdfFileReader(BytesIO(data), strict=False), trusted, moments)
    except Exception:  # noqa: BLE001 # hostile files make parsers raise anything
        return SignedFile(Worth.BROKEN)


def _verified(
    reader: PdfFileReader, trusted: Sequence[x509.Certificate], moments: Moments
) -> SignedFile:
    if reader.encrypted:
        return SignedFile(Worth.BROKEN)
    read: list[EmbeddedPdfSignature] = []
    lost: list[str] = []
    for name, _, field in enumerate_sig_fields(reader, filled_status=True):
        try:
            read.append(EmbeddedPdfSignature(reader, field, name))
        except Exception:  # noqa: BLE001 # as above, for one signature
            lost.append(name)
    read = [one for one in read if one.sig_object_type == "/Sig"]
    if not read:
        return SignedFile(Worth.BROKEN if lost else Worth.UNSIGNED)
    read.sort(key=lambda one: int(one.signed_revision))
    told = [check(one, read[place + 1 :], trusted, moments) for place, one in enumerate(read)]
    return SignedFile.of([*told, *map(unreadable, lost)])
