"""Signed addresses of the hall that need no account: the projector's, and the stamp's.

They are signed apart: whoever has a page of the hall has its stamp, and cannot make the
projector's address of it. The projector's is dead after the closing.
"""

from django.core.signing import BadSignature, Signer

from thidua.apps.meetings.registries.hall import Audience

_screen = Signer(salt="meetings.screen", sep=".")
_stamp = Signer(salt="meetings.stamp", sep=".")


def screen_token(conference_pk: int) -> str:
    """What stands in the projector's address."""
    return _screen.sign(str(conference_pk))


def stamp_token(conference_pk: int, audience: Audience) -> str:
    """What stands in the address that every page of the hall asks now and then."""
    return _stamp.sign(f"{audience}-{conference_pk}")


def conference_of_screen(token: str) -> int | None:
    """The key of the conference, or None for a token that was not made here for a projector."""
    value = _said(_screen, token)
    return int(value) if value.isdecimal() else None


def asked_by_stamp(token: str) -> tuple[int, Audience] | None:
    """The conference and whose page asks; None for what was not signed here for a stamp.

    Pages of the version before, still open, name no audience.
    """
    audience, _dash, conference = _said(_stamp, token).rpartition("-")
    if not conference.isdecimal():
        return None
    return int(conference), Audience(audience or Audience.CHAIR)


def _said(signer: Signer, token: str) -> str:
    try:
        return signer.unsign(token)
    except BadSignature:
        return ""
