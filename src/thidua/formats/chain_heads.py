"""The ends of the journal's chains in a file that is kept outside the database.

The signed file is canonical JSON; lines copied from a printed paper are read too.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

FORMAT = "thidua-heads/1"
LEAST_SIGNS = 16

_LINE = re.compile(r"(?P<chain>[a-z0-9-]{1,60})[ :]+(?P<length>[1-9][0-9]{0,17})[ :]+(?P<hash>\S+)")
_HASH = re.compile(r"[0-9a-f]{16,64}")


class HeadsRefused(ValueError):
    """The file holds no heads, or its signature is not right; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where one chain ended: its name, how many entries, the last hash (or its beginning)."""

    chain: str
    length: int
    hash: str

    @property
    def line(self) -> str:
        """As it is printed and read back."""
        return f"{self.chain} {self.length} {self.hash}"


@dataclass(frozen=True, slots=True)
class HeadsFile:
    """What a file says; ``signer`` is the public key that signed it, "" for a copy from paper."""

    heads: tuple[Head, ...]
    signer: str = ""


def write_heads(heads: Sequence[Head], at: str, key: Ed25519PrivateKey) -> str:
    """The heads as a signed file; the same heads, time and key give the same bytes."""
    content: dict[str, Any] = {
        "format": FORMAT,
        "at": at,
        "heads": [{"chain": h.chain, "length": h.length, "hash": h.hash} for h in heads],
        "key": key.public_key().public_bytes_raw().hex(),
    }
    content["signature"] = key.sign(_signed_text(content)).hex()
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def read_heads(text: str) -> HeadsFile:
    """The heads in a file, its signature checked.

    Raises:
        HeadsRefused: neither form; names the line, or says that the signature is wrong.
    """
    if text.lstrip().startswith("{"):
        return _read_signed(text)
    lines = [(place, line.strip()) for place, line in enumerate(text.splitlines(), start=1)]
    heads = tuple(_read_line(place, line) for place, line in lines if line)
    if not heads:
        raise HeadsRefused("tệp không có dòng nào")
    return HeadsFile(heads)


def _read_signed(text: str) -> HeadsFile:
    try:
        content = json.loads(text)
        signature = bytes.fromhex(content.pop("signature"))
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(content["key"]))
        heads = tuple(Head(h["chain"], int(h["length"]), h["hash"]) for h in content["heads"])
        public.verify(signature, _signed_text(content))
    except InvalidSignature as error:
        raise HeadsRefused("chữ ký không khớp: tệp đã bị sửa") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise HeadsRefused(f"tệp hỏng, không phải {FORMAT}") from error
    for head in heads:
        _checked(head, f"chuỗi {head.chain}")
    return HeadsFile(heads, content["key"])


def _read_line(place: int, line: str) -> Head:
    found = _LINE.fullmatch(line)
    if found is None:
        raise HeadsRefused(f"dòng {place}: «{line[:60]}», phải là: tên chuỗi, số bản ghi, băm")
    head = Head(found["chain"], int(found["length"]), found["hash"].lower())
    return _checked(head, f"dòng {place}")


def _checked(head: Head, where: str) -> Head:
    if not _HASH.fullmatch(head.hash):
        shown = f"«{head.hash[:70]}»"
        raise HeadsRefused(f"{where}: băm {shown}, phải từ {LEAST_SIGNS} đến 64 chữ số thập lục")
    return head


def _signed_text(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
