"""Signed addresses of the hall that need no account: the projector's, and the stamp's.

They are signed apart: whoever has a page of the hall has its stamp, and cannot make the
projector's address of it. The projector's is dead after the closing.
"""

from django.core.signing import BadSignature, Signer

_screen = Signer(salt="meetings.screen", sep=".")
_stamp = Signer(salt="meetings.stamp", sep=".")


def screen_token(conference_pk: int) -> str:
    """What stands in the projector's address."""
    return _screen.sign(str(conference_pk))


def stamp_token(conference_pk: int) -> str:
    """What stands in the address that every page of the hall asks now and then."""
    return _stamp.sign(str(conference_pk))


def conference_of_screen(token: str) -> int | None:
    """The key of the conference, or None for a token that was not made here for a projector."""
    return _conference(_screen, token)


def conference_of_stamp(token: str) -> int | None:
    """The key of the conference, or None for a token that was not made here for a stamp."""
    return _conference(_stamp, token)


def _conference(signer: Signer, token: str) -> int | None:
    try:
        value = signer.unsign(token)
    except BadSignature:
        return None
    return int(value) if value.isdecimal() else None
