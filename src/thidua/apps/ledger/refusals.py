"""Why a line cannot be written into the ledger, in words for its users."""

from thidua.domain.refusal import Refusal


class DeedInvalid(Refusal):
    """Something it says cannot be; nothing was saved."""


class DeedWithdrawn(Refusal):
    """It was taken back, so it does not change."""


class DeedHasParts(Refusal):
    """Parts stand under it, which would lose their whole."""


class NothingChosen(Refusal):
    """No line was ticked, so there is nothing to write."""


class NothingCorrected(Refusal):
    """The correction says what stands there already."""
