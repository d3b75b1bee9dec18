"""Why something cannot be done to a conference now, in words for its users."""

from thidua.domain.refusal import Refusal


class ConferenceExists(Refusal):
    """A season has one year-end conference."""


class MotionExists(Refusal):
    """An award that is not for units, or that the conference decides already."""


class ConferenceClosed(Refusal):
    """A closed conference is final."""


class ConferenceNotOpen(Refusal):
    """The act belongs to the meeting itself: it has not begun, or is over."""


class ConferenceNotReady(Refusal):
    """Something is missing before the conference may begin or close."""


class CandidatesRefused(Refusal):
    """A unit outside the bloc, one twice, or more chosen than there are seats."""


class MotionDecided(Refusal):
    """A decided motion is opened again first, with a reason."""


class MotionAtVote(Refusal):
    """A vote on the motion is open, or its result is known to the chair alone."""


class MotionNotDecided(Refusal):
    """There is nothing to open again."""


class WrongMethod(Refusal):
    """Counts are typed for a vote; units are named for an agreement."""


class CountsRefused(Refusal):
    """Numbers that no count can give."""


class UnitLeft(Refusal):
    """The unit is on the roll, but no longer a member of the bloc this year."""


class DoorCodeRefused(Refusal):
    """The code of the door is wrong, old, or of another clock."""


class AgendaRefused(Refusal):
    """An item that cannot be moved, started or removed as asked."""


class FloorRefused(Refusal):
    """Asking for the floor twice, giving it to nobody, or from outside the hall."""


class AnswerRefused(Refusal):
    """Who attends cannot be told so, or not any more."""


class RulesRefused(Refusal):
    """A quorum or a condition of the election that cannot be read."""


class ResolutionRefused(Refusal):
    """A show of hands that no hall can give, or a resolution without words."""


class ElectionNotApplicable(Refusal):
    """The result of the election cannot be put into next year now."""


class MinutesRefused(Refusal):
    """A correction of issued minutes without a reason."""


class MeetingRefused(Refusal):
    """A meeting that cannot be called or called off so."""


class ObserverRefused(Refusal):
    """No such account, seated already, or somebody who is there for a member unit."""


class DirectiveRefused(Refusal):
    """Nothing to do, an impossible day, or what was done already."""


class NothingHandedOver(Refusal):
    """Nobody hands over, or nothing of last year waits for it."""
