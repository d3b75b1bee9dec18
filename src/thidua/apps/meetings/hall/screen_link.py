"""The address of the projector without an account: signed, read-only, dead after the closing."""

from django.core.signing import BadSignature, Signer

_signer = Signer(salt="meetings.screen", sep=".")


def screen_token(conference_pk: int) -> str:
    """What stands in the address."""
    return _signer.sign(str(conference_pk))


def conference_behind_token(token: str) -> int | None:
    """The key of the conference, or None for a token that was not made here."""
    try:
        value = _signer.unsign(token)
    except BadSignature:
        return None
    return int(value) if value.isdecimal() else None
