"""Why an observation is not written, in words for its users."""

from thidua.domain.refusal import Refusal


class ObservationInvalid(Refusal):
    """Something it says cannot be; nothing was saved."""


class ObservationStruck(Refusal):
    """It was struck out, so nothing is done to it any more."""


class SheetLocked(Refusal):
    """The unit's sheet is locked: what is recorded now would no longer count."""


class NothingCorrected(Refusal):
    """The correction says what stands there already."""


class NothingToRecord(Refusal):
    """The file holds nothing."""
