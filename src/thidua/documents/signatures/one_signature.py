"""One signature of a PDF file: unchanged or not, trusted or not, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import x509
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.diff_analysis.policy_api import DiffResult
from pyhanko.sign.general import NonexistentAttributeError, find_unique_cms_attribute
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from thidua.documents.signatures.moments import Moments
from thidua.documents.signatures.reasons import why
from thidua.documents.signatures.worth import After, Signature
from thidua.domain.calendar import VIETNAM

_REVOCATIONS = "adobe_revocation_info_archival"
_MAY_COME = (ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)
_ANY_SIGNING = KeyUsageConstraints(
    key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
)


def check(
    one: EmbeddedPdfSignature,
    later: Sequence[EmbeddedPdfSignature],
    trusted: Sequence[x509.Certificate],
    moments: Moments,
) -> Signature:
    """What one signature is worth; ``later`` are the signatures made after it."""
    claimed = one.self_reported_timestamp
    kept = _Kept.of(one)
    status = kept.validated(one, trusted, moments.at or claimed or moments.now)
    stamp = status.timestamp_validity
    stamped = stamp is not None and stamp.intact and stamp.valid
    signed_at, dated = claimed, False
    if stamp is not None and stamped:
        then = kept.validated(one, trusted, stamp.timestamp)
        # a clock that nobody trusts could say any time
        dated = then.timestamp_validity is not None and then.timestamp_validity.trusted
        signed_at, status = (stamp.timestamp, then) if dated else (claimed, status)
    intact = bool(status.intact and status.valid)
    after = _after(one, status, later)
    return Signature(
        field=one.field_name,
        signer=_name(one.signer_cert),
        signed_at=signed_at.astimezone(VIETNAM) if signed_at else None,
        timestamped=stamped,
        intact=intact,
        covers_whole_file=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        changed_after=after,
        trusted=bool(intact and trusted and status.trusted),
        reason=why(
            status, after, dated=dated, has_roots=bool(trusted), told=kept.tells_of_revocation
        ),
    )


def unreadable(name: str) -> Signature:
    """A signature that cannot be read beside others that can."""
    return Signature(
        field=name,
        signer="",
        signed_at=None,
        timestamped=False,
        intact=False,
        covers_whole_file=False,
        changed_after=(),
        trusted=False,
        reason="Không đọc được chữ ký này.",
    )


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the file itself holds of certificates and revocations; nothing is fetched."""

    ocsps: Sequence[Any]
    crls: Sequence[Any]
    store: DocumentSecurityStore | None

    @classmethod
    def of(cls, one: EmbeddedPdfSignature) -> "_Kept":
        """Answers in the signature, as Adobe puts them there, and beside it."""
        try:
            told = find_unique_cms_attribute(one.signer_info["signed_attrs"], _REVOCATIONS)
            ocsps, crls = list(told["ocsp"] or ()), list(told["crl"] or ())
        except NonexistentAttributeError:
            ocsps, crls = [], []
        try:
            return cls(ocsps, crls, DocumentSecurityStore.read_dss(one.reader))
        except NoDSSFoundError:
            return cls(ocsps, crls, None)

    @property
    def tells_of_revocation(self) -> bool:
        """Whether anything says who was revoked."""
        beside = self.store is not None and (self.store.ocsps or self.store.crls)
        return bool(self.ocsps or self.crls or beside)

    def validated(
        self, one: EmbeddedPdfSignature, trusted: Sequence[x509.Certificate], moment: datetime
    ) -> PdfSignatureStatus:
        """What the library finds for a moment."""
        asked: dict[str, Any] = {
            "ocsps": self.ocsps,
            "crls": self.crls,
            "trust_roots": list(trusted),
            "moment": moment,
            "allow_fetching": False,
            "revocation_mode": "soft-fail",
            "retroactive_revinfo": True,
        }
        store = self.store
        context = store.as_validation_context(asked) if store else ValidationContext(**asked)
        return validate_pdf_signature(
            one, context, ts_validation_context=context, key_usage_settings=_ANY_SIGNING
        )


def _after(
    one: EmbeddedPdfSignature, status: PdfSignatureStatus, later: Iterable[EmbeddedPdfSignature]
) -> tuple[After, ...]:
    """What came into the file after the signature."""
    level = status.modification_level
    if _has_loose_bytes(one, is_last=level is ModificationLevel.NONE):
        return (After.OTHER,)
    if level is ModificationLevel.NONE:
        return ()
    if level not in _MAY_COME or status.docmdp_ok is False:
        return (After.OTHER,)
    signed = {signature.field_name for signature in later}
    diff = status.diff_result
    changed = diff.changed_form_fields if isinstance(diff, DiffResult) else set()
    found = []
    if signed:
        found.append(After.SIGNATURE)
    if level is ModificationLevel.FORM_FILLING and changed - signed:
        found.append(After.FORM_FILLING)
    if not found:
        found.append(After.VALIDATION_DATA)
    return tuple(found)


def _has_loose_bytes(one: EmbeddedPdfSignature, *, is_last: bool) -> bool:
    """Whether something stands behind the last signed part that belongs to no revision."""
    stream = one.reader.stream
    stream.seek(int(one.byte_range[2]) + int(one.byte_range[3]))
    rest: bytes = stream.read()
    return bool((rest if is_last else rest.rpartition(b"%%EOF")[2]).strip())


def _name(certificate: x509.Certificate) -> str:
    names = certificate.subject.native
    told = names.get("common_name") or certificate.subject.human_friendly
    return told if isinstance(told, str) else ", ".join(told)
