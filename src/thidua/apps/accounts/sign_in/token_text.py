"""The text of a token, and what is kept of it."""

import hashlib
import secrets

BEGINS = "thidua_"
SHOWN = len(BEGINS) + 6
"""So many letters stay readable, to tell tokens apart."""


def new_text() -> str:
    """Long enough that nobody guesses it."""
    return BEGINS + secrets.token_urlsafe(32)


def digest_of(text: str) -> str:
    """What is kept: what cannot be guessed needs one pass of SHA-256, no slow hash."""
    return hashlib.sha256(text.encode()).hexdigest()
