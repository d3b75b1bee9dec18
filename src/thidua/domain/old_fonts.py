"""Text typed for a font of before Unicode (TCVN3, VNI): letters that Vietnamese does not have."""

import re

_TCVN3 = re.compile(
    r"[^\W\d_][\u00a1-\u00bf]|[\u00a8\u00aa\u00ae\u00b5-\u00b9\u00bb-\u00be][^\W\d_]"
)
_FOREIGN = re.compile(r"[ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿ]")
_CAPITAL_INSIDE = re.compile(r"[^\W\d_A-Z][ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝØÐ][a-z]|[A-Z][ØÞ][a-z]")


def looks_like_an_old_font(text: str) -> bool:
    """Whether the text should be converted first; a foreign name may look so, too.

    Source: docs/algorithms/text.md#old-fonts

    >>> looks_like_an_old_font("Së Néi vô TØnh Gia Lai"), looks_like_an_old_font("Sở Nội vụ")
    (True, False)
    """
    return any(sign.search(text) for sign in (_TCVN3, _FOREIGN, _CAPITAL_INSIDE))
