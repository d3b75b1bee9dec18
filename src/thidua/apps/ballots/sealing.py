"""The box's lock: what is written into the database is sealed, its key lies elsewhere and dies.

Source: docs/decisions/0016-sealed-papers-and-a-key-that-dies.md.
"""

import base64
import binascii
import hmac
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.translation import gettext as _

from thidua.apps.ballots.refusals import KeyMissing
from thidua.domain.ballot_codes import RANDOM_SIGNS, code_of

_NONCE = 12


@dataclass(frozen=True, slots=True)
class BoxKey:
    """What opens one ballot's box while it is open."""

    slips: bytes
    papers: bytes


def new_code() -> str:
    """A code from the operating system's randomness."""
    return code_of([secrets.randbelow(32) for _sign in range(RANDOM_SIGNS)])


def ensure_key(ballot: UUID) -> None:
    """Make the ballot's key file unless there is one; it is on the disk before this returns."""
    path = _path(ballot)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(32))
        file.flush()
        os.fsync(file.fileno())
    _sync_folder(path.parent)


def destroy_key(ballot: UUID) -> None:
    """Overwrite and remove the key file; nothing sealed with it can be read from now on."""
    path = _path(ballot)
    try:
        with path.open("r+b") as file:
            file.write(secrets.token_bytes(32))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return
    _sync_folder(path.parent)


def box_key(ballot: UUID) -> BoxKey:
    """The key of an open ballot.

    Raises:
        KeyMissing: there is none on this machine.
    """
    try:
        secret = _path(ballot).read_bytes()
    except FileNotFoundError as error:
        raise KeyMissing(
            _("Không mở được hòm phiếu: khóa của cuộc bỏ phiếu không có trên máy chủ này.")
        ) from error
    made = _derive(secret, ballot, b"box", 64)
    return BoxKey(made[:32], made[32:])


def slip_mac(key: BoxKey, code: str) -> str:
    """The keyed hash under which a slip is known."""
    return hmac.digest(key.slips, code.encode("ascii"), "sha256").hex()


def seal(key: BoxKey, content: Mapping[str, object], *, length: int) -> bytes:
    """The content sealed; every seal of the same ``length`` has the same size."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key.papers).encrypt(nonce, text.ljust(length, b" "), None)


def unseal(key: BoxKey, sealed: bytes) -> dict[str, Any]:
    """What ``seal`` was given.

    Raises:
        KeyMissing: sealed with another key, or damaged.
    """
    try:
        text = AESGCM(key.papers).decrypt(sealed[:_NONCE], sealed[_NONCE:], None)
    except InvalidTag as error:
        raise KeyMissing(_("Có phiếu trong hòm không mở được bằng khóa này.")) from error
    found: dict[str, Any] = json.loads(text)
    return found


def receipt_for(ballot: UUID, code: str) -> str:
    """The tracking code sealed for the voter's own page, to be opened once the list is public."""
    nonce = secrets.token_bytes(_NONCE)
    sealed = AESGCM(_receipt_key(ballot)).encrypt(nonce, code.encode("ascii"), None)
    return base64.urlsafe_b64encode(nonce + sealed).decode("ascii")


def code_in_receipt(ballot: UUID, receipt: str) -> str | None:
    """The tracking code in a receipt of this ballot, or None when it is no such receipt."""
    try:
        raw = base64.urlsafe_b64decode(receipt.encode("ascii"))
        opened = AESGCM(_receipt_key(ballot)).decrypt(raw[:_NONCE], raw[_NONCE:], None)
    except (InvalidTag, binascii.Error, ValueError):
        return None
    return opened.decode("ascii")


def _receipt_key(ballot: UUID) -> bytes:
    return _derive(b"", ballot, b"receipt", 32)


def _derive(secret: bytes, ballot: UUID, purpose: bytes, length: int) -> bytes:
    """From the key file and the installation's secret together: neither is enough alone."""
    material = secret + settings.SECRET_KEY.encode("utf-8")
    info = b"thidua.ballots." + purpose
    return HKDF(algorithm=SHA256(), length=length, salt=ballot.bytes, info=info).derive(material)


def _path(ballot: UUID) -> Path:
    return Path(settings.BALLOT_KEYS) / f"{ballot}.key"


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
