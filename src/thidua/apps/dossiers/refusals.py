"""Why something cannot be done to a nomination now, in words for its users."""

from thidua.domain.refusal import Refusal


class WrongStep(Refusal):
    """The nomination is not where this act belongs."""


class NothingToNominate(Refusal):
    """The conference is not closed, or chose nobody, or all of them are nominated."""


class AwardNotForSubject(Refusal):
    """The award is not given to such a subject, or is not in the catalogue."""


class GuardRefused(Refusal):
    """A duplicate, a quota or a principle of the law stands in the way."""


class PapersMissing(Refusal):
    """A paper that the read text asks for is not there."""


class PaperRefused(Refusal):
    """The file or document cannot stand for this line of the checklist."""


class DayRefused(Refusal):
    """A day that cannot be: in the future, or before what came before it."""


class CriteriaNotMet(Refusal):
    """A condition whose text was read is not met, or the rules say so."""


class MembersMissing(Refusal):
    """A council without members, or with one written twice."""


class NoVoteShare(Refusal):
    """Neither the law nor the authority says which share of the council is needed."""


class VoteEntered(Refusal):
    """The counts are there already: take them back with a reason first."""


class CountsRefused(Refusal):
    """Numbers that no count of this council can give."""


class MeetingClosed(Refusal):
    """A closed meeting is final."""


class MeetingNotReady(Refusal):
    """A proposal on the list has no counts yet."""


class DecisionRefused(Refusal):
    """A decision without number, without nominations, or of different years."""


class TooManyNominated(Refusal):
    """More than the cap allows."""
