"""Certificates that an office trusts: the files of a folder."""

from pathlib import Path

from asn1crypto import pem, x509

LARGEST_BYTES = 100_000
ENDINGS = frozenset({".pem", ".crt", ".cer", ".der"})


class NotACertificate(ValueError):
    """A file of the folder is no certificate; the message is its name."""


def read_trusted(folder: Path) -> list[x509.Certificate]:
    """The certificates in the .pem, .crt, .cer and .der files of a folder, in order of name.

    Raises:
        NotACertificate: a file holds something else.
        OSError: the folder or a file cannot be read.
    """
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in ENDINGS)
    return [certificate for path in paths for certificate in _certificates(path)]


def certificates_in(data: bytes) -> list[x509.Certificate]:
    """The certificates of one file: PEM, several allowed, or one in DER.

    Raises:
        ValueError: the bytes are something else, or more than ``LARGEST_BYTES``.
    """
    if len(data) > LARGEST_BYTES:
        raise ValueError(len(data))
    try:
        parts = (
            [part for _, _, part in pem.unarmor(data, multiple=True)]
            if pem.detect(data)
            else [data]
        )
        found = [x509.Certificate.load(part, strict=True) for part in parts]
        for certificate in found:
            certificate.subject.human_friendly  # noqa: B018 # parsed only when it is looked at
    except (TypeError, ValueError) as error:
        raise ValueError(str(error)) from error
    return found


def _certificates(path: Path) -> list[x509.Certificate]:
    with path.open("rb") as file:
        data = file.read(LARGEST_BYTES + 1)
    try:
        return certificates_in(data)
    except ValueError as error:
        raise NotACertificate(path.name) from error
