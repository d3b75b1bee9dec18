"""The secret in an invitation's link: random, shown once; only a keyed hash of it is kept."""

import secrets

from django.utils.crypto import salted_hmac

_SALT = "thidua.organisations.invitation"


def new_token() -> str:
    """A secret nobody guesses: 256 random bits."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is stored; without the installation's key it leads nowhere."""
    return salted_hmac(_SALT, token, algorithm="sha256").hexdigest()
