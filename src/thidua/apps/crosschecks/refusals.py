"""Every "no" of this app, in plain words that name the thing and the limit."""

from collections.abc import Mapping

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


class CannotMark(Refusal):
    """The marks are handed in or put together, or the sheet is not there to be checked."""


class HandedInAlready(Refusal):
    """The checker's marks are handed in: whoever dislikes them cannot choose another checker."""


class NothingAsked(Refusal):
    """No checker asks for evidence here any more."""


class MarksMissing(Refusal):
    """Lines wait for a mark before all can be handed in."""


class CheckersMissing(Refusal):
    """Not every checker has handed in, and their day is not over."""


class WindowNotOpen(Refusal):
    """Nobody objects now: not opened, over, or the result is locked."""


class NotLockable(Refusal):
    """Something stands against the final lock."""


class MarksRefused(Refusal):
    """Some marks cannot be kept; nothing was saved."""

    def __init__(self, faults: Mapping[int, str]) -> None:
        """``faults``: what is wrong, by the line's key."""
        self.faults = dict(faults)
        super().__init__(" ".join(self.faults.values()))
