"""The key that signs where the chains end: a file outside the database, for its owner alone."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.utils.translation import gettext as _


class KeyUnreadable(ValueError):
    """The file is there and is no key; the message says which and why, in Vietnamese."""


def signing_key() -> Ed25519PrivateKey:
    """The key, made at first use.

    Raises:
        KeyUnreadable: the file cannot be read, or is not 32 bytes in hexadecimal.
    """
    path = Path(settings.AUDIT_KEY)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return Ed25519PrivateKey.from_private_bytes(_seed(path))
    made = Ed25519PrivateKey.generate()
    with os.fdopen(handle, "w") as file:
        file.write(made.private_bytes_raw().hex())
    return made


def _seed(path: Path) -> bytes:
    try:
        seed = bytes.fromhex(path.read_text("ascii").strip())
    except (OSError, ValueError) as error:
        raise KeyUnreadable(
            _("%(path)s: không đọc được khóa ký băm nhật ký") % {"path": path}
        ) from error
    if len(seed) != 32:
        raise KeyUnreadable(_("%(path)s: khóa ký băm nhật ký phải dài 32 byte") % {"path": path})
    return seed
