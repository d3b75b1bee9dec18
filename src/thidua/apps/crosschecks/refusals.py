"""Every "no" of this app, in plain words that name the thing and the limit."""

from thidua.domain.refusal import Refusal


class CrossCheckNotOpen(Refusal):
    """The year's state lets nobody prepare or do a cross-check."""


class RulesFrozen(Refusal):
    """The seed is published, or the draw is made: its rules stay as everybody has seen them."""


class NoSeed(Refusal):
    """Nothing is drawn before the seed was published."""


class NotDrawn(Refusal):
    """Nobody checks anybody yet."""


class MembersChanged(Refusal):
    """The bloc has other members than when the seed was published."""


class CannotBeDrawn(Refusal):
    """No draw keeps to these rules."""


class NoSuchPair(Refusal):
    """The two units are not a checker and a unit of this bloc."""


class AlreadyEnded(Refusal):
    """The assignment has ended already."""
