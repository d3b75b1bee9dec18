"""Why a rating cannot be written, in words for its users."""

from thidua.domain.refusal import Refusal


class KindInvalid(Refusal):
    """What the kind says cannot be; nothing was saved."""


class KindRetired(Refusal):
    """It is not used any more."""


class RatingInvalid(Refusal):
    """What the rating says cannot be; nothing was saved."""


class RatingIssued(Refusal):
    """The body that rates, or the office, wrote it: the unit does not change it."""


class NothingToWrite(Refusal):
    """A file without rows to write."""
