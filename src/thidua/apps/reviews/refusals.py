"""Why a result of a target cannot be written, in words for its users."""

from thidua.domain.refusal import Refusal


class NoSuchTarget(Refusal):
    """The covenant in force has no target of this wording."""


class ReadingInvalid(Refusal):
    """The figure cannot be; nothing was saved."""


class SourceInvalid(Refusal):
    """The source needs a key that it does not have."""
