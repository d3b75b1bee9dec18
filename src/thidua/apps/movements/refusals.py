"""Why something cannot be done to a movement now, in words for its users."""

from thidua.domain.refusal import Refusal


class MovementInvalid(Refusal):
    """Something it says cannot be; nothing was saved."""


class MovementClosed(Refusal):
    """Its final review was held, so it does not change."""


class CallRetired(Refusal):
    """Nobody is called to it any more."""


class AwardElsewhere(Refusal):
    """An award that was not given to a unit of the bloc, or that does not stand."""
