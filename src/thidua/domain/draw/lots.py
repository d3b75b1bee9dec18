"""Lots from a published seed: anybody can work them out again (docs/algorithms/draw.md)."""

import hashlib
import struct
from collections.abc import Sequence

METHOD = "thidua-draw-1 (SHAKE-256, docs/algorithms/draw.md)"


def in_order_of_lots(seed: str, purpose: str, codes: Sequence[str]) -> list[int]:
    """The places of ``codes``, sorted by code beforehand, in the order of their lots.

    A lot is the next eight bytes, as a whole number, of SHAKE-256 over seed, a line feed and
    purpose in UTF-8; the smallest lot comes first.
    """
    stream = hashlib.shake_256(f"{seed}\n{purpose}".encode()).digest(8 * len(codes))
    lots = struct.unpack(f">{len(codes)}Q", stream)
    return sorted(range(len(codes)), key=lots.__getitem__)
