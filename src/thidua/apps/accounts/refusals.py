"""Why something cannot be done to an account, in words for its users."""

from thidua.domain.refusal import Refusal


class UsernameTaken(Refusal):
    """Another person signs in with this name."""


class EmailTaken(Refusal):
    """Another person signs in with this address."""


class TokenRefused(Refusal):
    """A token for nothing, for too long, or one too many."""


class TokenRevoked(Refusal):
    """It was taken back already."""


class WrongPassword(Refusal):
    """The password asked again is not the one of the account."""


class KeyUsed(Refusal):
    """A program sent something else under the same key."""
