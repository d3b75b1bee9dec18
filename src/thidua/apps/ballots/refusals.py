"""Why something cannot be done to a ballot now, in words for its users."""

from thidua.domain.refusal import Refusal, Unavailable


class BallotNotDraft(Refusal):
    """What is decided before a vote cannot change once it is open."""


class BallotNotOpen(Refusal):
    """Voting, handing out and closing belong to an open ballot."""


class BallotNotCounted(Refusal):
    """Only a counted ballot is published, and only once."""


class BallotNotReady(Refusal):
    """Something is missing or contradictory before the ballot may open."""


class QuorumMissing(Refusal):
    """Too few are present for a result."""


class MorePapersThanSlips(Refusal):
    """More papers in the box than delegates who took a slip."""


class KeyMissing(Unavailable):
    """This machine has not the key that the box was opened with: it takes and counts no paper."""


class BallotWaiting(Refusal):
    """The motion has a ballot that is not published yet."""


class SlipUnknown(Refusal):
    """A code of no slip of this ballot: forged, or of another vote."""


class TooManyGuesses(SlipUnknown):
    """One more unknown code from an address that sent many."""


class SlipUsed(Refusal):
    """The slip has voted already."""


class SlipRefused(Refusal):
    """This delegate gets no slip: excluded, absent, left the bloc, or has one."""


class NoSlipsLeft(Refusal):
    """As many slips exist as there are units that may vote."""


class MarksRefused(Refusal):
    """Marks that the ballot's kind does not allow."""


class PaperGone(Refusal):
    """A teller takes back a paper that is not among those typed."""


class NothingToExchange(Refusal):
    """The unit has no slip, or it cannot be said which slip is the lost one."""


class CountsDiffer(Refusal):
    """The two tellers do not agree yet, or have not both counted."""
