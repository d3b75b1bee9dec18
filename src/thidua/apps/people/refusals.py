"""Why something cannot be written about a person now, in words for its users."""

from thidua.domain.refusal import Refusal


class PersonIncomplete(Refusal):
    """A person needs a code and a name."""


class PersonElsewhere(Refusal):
    """The code belongs to somebody of another unit; a person is at one unit at a time."""


class CodeTaken(Refusal):
    """The unit has somebody with this code."""


class BirthYearImpossible(Refusal):
    """Nobody who works was born in that year."""


class LeftAlready(Refusal):
    """The person no longer works here."""


class StillWorking(Refusal):
    """Somebody who never left cannot come back."""


class BadTransfer(Refusal):
    """To the same unit, to one that has ended, or to another authority."""


class OpinionMissing(Refusal):
    """From so many months at the old unit its written opinion is needed."""


class DaysOutOfOrder(Refusal):
    """The last day comes before the first, or is still to come."""


class UnitEnded(Refusal):
    """The unit no longer exists; nobody starts to work there."""
