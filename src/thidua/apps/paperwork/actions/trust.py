"""Which root certificates an authority trusts: put in from a file, taken off with a reason."""

from datetime import datetime
from hashlib import sha256

from asn1crypto import x509
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Authority
from thidua.apps.paperwork.models import TrustedRoot
from thidua.apps.paperwork.refusals import CertificateRefused
from thidua.documents.signatures.trust import LARGEST_BYTES, certificates_in
from thidua.web.reasons import ReasonMissing, kept_whole
from thidua.web.words import written_day

LONGEST_REASON = 300


@transaction.atomic
def trust_roots(
    authority: Authority, data: bytes, file_name: str, *, actor: User, at: datetime
) -> list[TrustedRoot]:
    """Trust the certificates of a file; those that are trusted already stay as they are.

    Raises:
        PermissionDenied: ``actor`` lacks ``paperwork.trust_roots``.
        CertificateRefused: no certificate, not one of a certification authority, or run out.
    """
    authorise(actor, "paperwork.trust_roots", authority)
    try:
        certificates = certificates_in(data)
    except ValueError as error:
        raise CertificateRefused(
            _(
                "Tệp %(name)s không phải chứng thư số. Cần tệp .pem, .crt, .cer hoặc .der, tối đa "
                "%(most)d kB."
            )
            % {"name": file_name, "most": LARGEST_BYTES // 1000}
        ) from error
    for certificate in certificates:
        _refuse_useless(certificate, at)
    known = set(
        authority.trusted_roots.filter(removed_at=None).values_list("fingerprint", flat=True)
    )
    added = []
    for certificate in certificates:
        root = _root(authority, certificate, actor, at)
        if root.fingerprint not in known:
            known.add(root.fingerprint)
            root.save(force_insert=True)
            told = {"authority": authority.name, "name": root.name, "sha256": root.fingerprint}
            record("paperwork.trust_roots", root, actor=actor, at=at, data=told)
            added.append(root)
    return added


@transaction.atomic
def distrust_root(root: TrustedRoot, reason: str, *, actor: User, at: datetime) -> TrustedRoot:
    """Trust it no longer; one taken off before stays as it is.

    Raises:
        PermissionDenied: ``actor`` lacks ``paperwork.distrust_root``.
        ReasonMissing, ReasonTooLong: it must say why.
    """
    root = TrustedRoot.objects.select_for_update().get(pk=root.pk)
    authorise(actor, "paperwork.distrust_root", root.authority)
    if root.removed_at is not None:
        return root
    root.removed_reason = kept_whole(reason, LONGEST_REASON)
    if not root.removed_reason:
        raise ReasonMissing(_("Ghi lý do bỏ chứng thư gốc."))
    root.removed_at = at
    root.save(update_fields=["removed_at", "removed_reason"])
    told = {"authority": root.authority.name, "name": root.name, "reason": root.removed_reason}
    record("paperwork.distrust_root", root, actor=actor, at=at, data=told)
    return root


def _refuse_useless(certificate: x509.Certificate, at: datetime) -> None:
    name = _name(certificate)
    if not certificate.ca:
        raise CertificateRefused(
            _(
                "%(name)s là chứng thư của người ký, không phải của tổ chức cấp chứng thư: ai cũng "
                "tin được thì phải là chứng thư gốc."
            )
            % {"name": name}
        )
    if certificate.not_valid_after < at:
        said = {"name": name, "day": written_day(certificate.not_valid_after)}
        raise CertificateRefused(_("%(name)s đã hết hạn ngày %(day)s.") % said)


def _root(
    authority: Authority, certificate: x509.Certificate, actor: User, at: datetime
) -> TrustedRoot:
    data = certificate.dump()
    return TrustedRoot(
        authority=authority,
        name=_name(certificate),
        certificate=data,
        fingerprint=sha256(data).hexdigest(),
        valid_until=certificate.not_valid_after,
        added_by=actor,
        added_at=at,
    )


def _name(certificate: x509.Certificate) -> str:
    subject = certificate.subject
    return str(subject.native.get("common_name") or subject.human_friendly)[:500]
