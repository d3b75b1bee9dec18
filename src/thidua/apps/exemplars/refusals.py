"""Why something cannot be done to an exemplar now, in words for its users."""

from thidua.domain.refusal import Refusal


class ExemplarInvalid(Refusal):
    """Something it says cannot be; nothing was saved."""


class ConsentMissing(Refusal):
    """Nobody agreed that it is told to others."""


class ConsentGiven(Refusal):
    """A consent is in force already."""


class AwardOfAnother(Refusal):
    """An award that was not given to the exemplar."""
