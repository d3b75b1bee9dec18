"""A password the program makes up: easy to read aloud and type, changed at first sign-in."""

import secrets

_LETTERS = "abcdefghjkmnpqrstuvwxyz"
_DIGITS = "23456789"


def seeded_password() -> str:
    """Four groups such as kmwt-7392-hbde-4856: about 60 random bits, no look-alike signs."""
    groups = [_LETTERS, _DIGITS, _LETTERS, _DIGITS]
    return "-".join("".join(secrets.choice(signs) for _ in range(4)) for signs in groups)
