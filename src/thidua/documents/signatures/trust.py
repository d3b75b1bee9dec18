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


def _certificates(path: Path) -> list[x509.Certificate]:
    data = path.read_bytes()[: LARGEST_BYTES + 1]
    try:
        parts = (
            [part for _, _, part in pem.unarmor(data, multiple=True)]
            if pem.detect(data)
            else [data]
        )
        found = [x509.Certificate.load(part, strict=True) for part in parts]
        for certificate in found:
            certificate.subject.human_friendly  # noqa: B018 # parsed only when it is looked at
    except (ValueError, TypeError) as error:
        raise NotACertificate(path.name) from error
    return found
