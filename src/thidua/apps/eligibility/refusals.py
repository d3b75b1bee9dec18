"""Why a verdict or a screening is refused."""

from thidua.domain.refusal import Refusal


class AwardUnknown(Refusal):
    """No such award in the catalogue."""


class AwardNotJudged(Refusal):
    """The award is not given to that kind of subject, or the rules do not compute its way."""


class DayWithoutLaw(Refusal):
    """The day lies before the first rule set."""


class ScreeningGoesOn(Refusal):
    """The same people are being screened already."""


class TooManyRows(Refusal):
    """A list is too long for a file."""
