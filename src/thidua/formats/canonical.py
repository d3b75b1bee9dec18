"""One way to write a scheme mapping down, so that equal schemes have equal hashes."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from thidua.formats.checked import scalar_text
from thidua.formats.problems import FormatError, Problem


def canonical_mapping(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """The mapping with every scalar as its text, trimmed, and nothing empty in it.

    The order of keys is kept (people read it); the hash does not depend on it.

    Raises:
        FormatError: a value is no text, number, yes/no, list or mapping, or a float.
    """
    return {
        str(key).strip(): _canonical(value, str(key))
        for key, value in mapping.items()
        if value is not None
    }


def _canonical(value: object, path: str) -> Any:  # JSON is any of its kinds
    if isinstance(value, Mapping):
        return {
            str(key).strip(): _canonical(child, f"{path}.{key}")
            for key, child in value.items()
            if child is not None
        }
    if isinstance(value, list | tuple):
        return [_canonical(child, f"{path}[{at}]") for at, child in enumerate(value)]
    text = scalar_text(value)
    if text is None:
        allowed = "chữ, số viết nguyên văn, có/không, danh sách hoặc ánh xạ"
        raise FormatError([Problem(path, repr(value), allowed, f"{value!r}; chỉ nhận {allowed}.")])
    return text


def scheme_hash(mapping: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical mapping, 64 hexadecimal digits: what a bloc adopted.

    Raises:
        FormatError: as for ``canonical_mapping``.
    """
    text = json.dumps(
        canonical_mapping(mapping), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return sha256(text.encode()).hexdigest()
