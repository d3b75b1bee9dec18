"""Why an award cannot be recorded, presented or revoked now, in words for its users."""

from thidua.domain.refusal import Refusal


class AwardUnknown(Refusal):
    """The catalogue has no such title or form."""


class AwardNotForKind(Refusal):
    """The title or form is not given to that kind of subject."""


class AwardEnded(Refusal):
    """The title or form could no longer be given on that day."""


class DatesImpossible(Refusal):
    """Two of the days cannot both be right."""


class AwardGivenAlready(Refusal):
    """The same subject has the same award for the same year."""


class AwardDoubtful(Refusal):
    """Something is odd; whoever looked at it again may record it all the same."""


class StrangeSubject(Refusal):
    """The subject and the decision belong to different authorities, or there is no subject."""


class DecisionIncomplete(Refusal):
    """A decision needs a number and a day."""


class DecisionTaken(Refusal):
    """Another decision has this number and day."""


class RevokedAlready(Refusal):
    """A revocation is final; the award can no longer be changed or handed over."""


class NotRevoked(Refusal):
    """Only what was revoked is recovered."""


class ReasonMissing(Refusal):
    """A revocation says why, and by which decision."""


class PresentedAlready(Refusal):
    """Everything of the decision was handed over or revoked."""


class FiguresImpossible(Refusal):
    """The figures or days of a year contradict each other."""
