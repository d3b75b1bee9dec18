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
from tempfile import NamedTemporaryFile
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


def make_key(ballot: UUID) -> str:
    """A new key file in the place of any before; its fingerprint, for the ballot's own row.

    It is on the disk, whole, before this returns.
    """
    path, secret = _path(ballot), secrets.token_bytes(32)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)
    _sync_folder(path.parent)
    return _fingerprint(secret, ballot)


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


def box_key(ballot: UUID, fingerprint: str) -> BoxKey:
    """The key of an open ballot, when it is the one that the box was opened with.

    Raises:
        KeyMissing: there is none on this machine, or another.
    """
    try:
        secret = _path(ballot).read_bytes()
    except OSError as error:
        raise KeyMissing(
            _(
                "Không mở được hòm phiếu: khóa của cuộc bỏ phiếu không có trên máy chủ này."
                " Phiếu chưa được nhận; báo người quản trị."
            )
        ) from error
    if not hmac.compare_digest(_fingerprint(secret, ballot), fingerprint):
        raise KeyMissing(
            _(
                "Không mở được hòm phiếu: khóa trên máy chủ này không phải khóa lúc mở bỏ phiếu."
                " Phiếu chưa được nhận; báo người quản trị."
            )
        )
    made = _derive(secret, ballot, b"box", 64)
    return BoxKey(made[:32], made[32:])


def fingerprint_here(ballot: UUID) -> str:
    """The fingerprint of the ballot's key on this machine; empty when there is none."""
    path = _path(ballot)
    return _fingerprint(path.read_bytes(), ballot) if path.exists() else ""


def keys_here() -> list[UUID]:
    """The ballots whose key files lie on this machine."""
    return [UUID(path.stem) for path in Path(settings.BALLOT_KEYS).glob("*-*-*-*-*.key")]


def folder_fault() -> str:
    """Why this machine cannot keep a key, or an empty text."""
    folder = Path(settings.BALLOT_KEYS)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        return str(error)
    return "" if os.access(folder, os.R_OK | os.W_OK | os.X_OK) else f"{folder}: not writable"


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


def _fingerprint(secret: bytes, ballot: UUID) -> str:
    """Tells keys apart, and says nothing about them."""
    return _derive(secret, ballot, b"fingerprint", 16).hex()


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
