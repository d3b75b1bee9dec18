"""Why a photo is not taken, in words for its users."""

from thidua.domain.refusal import Refusal


class PhotoRefused(Refusal):
    """It is too large, of another kind, broken, or the album is full; nothing was saved of it."""
