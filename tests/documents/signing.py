"""Signed PDF files with authorities and people made for a test: real keys, real signatures."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path

import pypdf
from asn1crypto import crl as asn1_crl
from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.timestamps import DummyTimeStamper, TimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

SINCE = datetime(2025, 1, 1, tzinfo=UTC)
UNTIL = datetime(2027, 1, 1, tzinfo=UTC)


class Holder:
    """A key with its certificate, signed by another holder or by itself."""

    def __init__(
        self,
        name: str,
        by: "Holder | None" = None,
        *,
        is_authority: bool = False,
        is_clock: bool = False,
        until: datetime = UNTIL,
    ) -> None:
        self.key = rsa.generate_private_key(65537, 2048)  # signatures of one length
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(by.certificate.subject if by else subject)
            .public_key(self.key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(SINCE)
            .not_valid_after(until)
            .add_extension(x509.BasicConstraints(is_authority, None), critical=True)
            .add_extension(
                x509.KeyUsage(
                    not is_authority, not is_authority, False, False, False,
                    is_authority, is_authority, False, False,
                ),
                critical=True,
            )
        )  # fmt: skip
        if by:
            where = x509.UniformResourceIdentifier("http://127.0.0.1/nowhere.crl")
            point = x509.DistributionPoint([where], None, None, None)
            lists = x509.CRLDistributionPoints([point])
            builder = builder.add_extension(lists, critical=False)
        if is_clock:
            usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            builder = builder.add_extension(usage, critical=True)
        self.certificate = builder.sign(by.key if by else self.key, hashes.SHA256())

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    def trusted_in(self, folder: Path) -> Path:
        """A folder of trust with this certificate."""
        folder.mkdir(exist_ok=True)
        (folder / "goc.pem").write_bytes(self.certificate.public_bytes(Encoding.PEM))
        return folder

    def signer(self, *chain: "Holder") -> signers.SimpleSigner:
        secret = self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        store = SimpleCertificateStore.from_certs(
            [asn1.Certificate.load(holder.der) for holder in chain]
        )
        return signers.SimpleSigner(
            signing_cert=asn1.Certificate.load(self.der),
            signing_key=keys.PrivateKeyInfo.load(secret),
            cert_registry=store,
        )


@cache
def people() -> dict[str, Holder]:
    """A root, an office of the state under it, a director, somebody unknown, and a clock."""
    root = Holder("Root CA thử", is_authority=True)
    office = Holder("CA chuyên dùng thử", root, is_authority=True)
    strange = Holder("CA lạ", is_authority=True)
    return {
        "root": root,
        "office": office,
        "director": Holder("Nguyễn Văn Ấn", office),
        "late": Holder("Trần Thị Hết Hạn", office, until=datetime(2025, 6, 1, tzinfo=UTC)),
        "clock": Holder("TSA thử", office, is_clock=True),
        "stranger": Holder("Người lạ", strange),
        "strange clock": Holder("TSA lạ", strange, is_clock=True),
    }


def plain_pdf(pages: int = 1) -> bytes:
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def sign(
    data: bytes,
    who: str,
    field: str = "Signature1",
    *,
    clock: str | None = None,
    stamped_at: datetime | None = None,
    crls: Sequence[bytes] = (),
) -> bytes:
    """The file with one more signature; ``crls`` go into it, and the time that a clock tells."""
    holder, office = people()[who], people()["office"]
    signer = holder.signer(office)
    meta = signers.PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        embed_validation_info=bool(crls),
        validation_context=_knowing(crls) if crls else None,
    )
    out = signers.PdfSigner(
        meta,
        signer,
        timestamper=_clock(clock, stamped_at) if clock else None,
        new_field_spec=SigFieldSpec(field),
    )
    writer = IncrementalPdfFileWriter(BytesIO(data))
    return asyncio.run(out.async_sign_pdf(writer)).getvalue()


def _knowing(crls: Sequence[bytes]) -> ValidationContext:
    root = asn1.Certificate.load(people()["root"].der)
    return ValidationContext(trust_roots=[root], crls=list(crls), revocation_mode="hard-fail")


def crls(*revoked: str) -> list[bytes]:
    """The lists of both authorities, with these people on that of the office."""
    now = datetime.now(UTC)
    return [
        _list(people()["root"], (), now),
        _list(
            people()["office"], [people()[name].certificate.serial_number for name in revoked], now
        ),
    ]


def _list(by: Holder, serials: Sequence[int], now: datetime) -> bytes:
    builder = x509.CertificateRevocationListBuilder(
        by.certificate.subject, now - timedelta(days=1), now + timedelta(days=9)
    )
    for serial in serials:
        revoked = x509.RevokedCertificateBuilder(serial, now - timedelta(days=1)).build()
        builder = builder.add_revoked_certificate(revoked)
    number = x509.CRLNumber(1)
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(by.key.public_key())
    builder = builder.add_extension(number, critical=False).add_extension(authority, critical=False)
    return builder.sign(by.key, hashes.SHA256()).public_bytes(Encoding.DER)


def with_validation_data(data: bytes, lists: Sequence[bytes]) -> bytes:
    """The file with revocations beside its signatures, added after they were made."""
    out = BytesIO(data)
    told = [asn1_crl.CertificateList.load(one) for one in lists]
    certificates = [asn1.Certificate.load(people()[name].der) for name in ("root", "office")]
    DocumentSecurityStore.add_dss(out, None, certs=certificates, crls=told)
    return out.getvalue()


def form_pdf() -> bytes:
    """A page with one field to be filled in."""
    writer = IncrementalPdfFileWriter(BytesIO(plain_pdf()))
    field = writer.add_object(
        generic.DictionaryObject(
            {
                generic.NameObject("/FT"): generic.NameObject("/Tx"),
                generic.NameObject("/T"): generic.TextStringObject("so"),
                generic.NameObject("/V"): generic.TextStringObject(""),
            }
        )
    )
    form = generic.DictionaryObject({generic.NameObject("/Fields"): generic.ArrayObject([field])})
    writer.root["/AcroForm"] = writer.add_object(form)
    writer.update_root()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def filled_form(data: bytes) -> bytes:
    """The form with its field filled in, as an update."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    field = writer.root["/AcroForm"]["/Fields"][0]
    field[generic.NameObject("/V")] = generic.TextStringObject("05/BB-KTĐ")
    writer.update_container(field)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _clock(name: str, moment: datetime | None) -> TimeStamper:
    simple = people()[name].signer(people()["office"])
    return DummyTimeStamper(
        tsa_cert=simple.signing_cert,
        tsa_key=simple.signing_key,
        certs_to_embed=simple.cert_registry,
        fixed_dt=moment,
    )
