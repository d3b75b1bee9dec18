"""Why an award cannot be recorded, presented or revoked now, in words for its users."""

from collections.abc import Sequence

from thidua.domain.award_dates import Fault
from thidua.domain.refusal import Refusal
from thidua.web.ask_once import AskedOnce


class AwardRefused(Refusal):
    """An award cannot be written down as it stands; ``faults`` say which field is to blame."""

    field = "award"

    @property
    def faults(self) -> Sequence[Fault]:
        """Each field with what is wrong there."""
        return (Fault(self.field, str(self)),)


class AwardUnknown(AwardRefused):
    """The catalogue has no such title or form."""


class AwardNotForKind(AwardRefused):
    """The title or form is not given to that kind of subject."""

    field = "kind"


class AwardEnded(AwardRefused):
    """The title or form could no longer be given on that day."""

    field = "decided_on"


class BasisMisplaced(AwardRefused):
    """Only a Chiến sĩ thi đua cơ sở is given on a basis that is written down."""

    field = "basis"


class DatesImpossible(AwardRefused):
    """Two of the days cannot both be right."""

    def __init__(self, faults: Sequence[Fault], whose: str = "") -> None:
        said = " ".join(fault.text for fault in faults)
        super().__init__(f"{whose}: {said}" if whose else said)
        self._faults = tuple(faults)

    @property
    def faults(self) -> Sequence[Fault]:
        """Each day with what is wrong there."""
        return self._faults


class AwardGivenAlready(AwardRefused):
    """The same subject has the same award for the same year."""


class AwardDoubtful(AskedOnce):
    """Something about an award is odd."""


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


class PresentedAlready(Refusal):
    """Everything of the decision was handed over or revoked."""


class FiguresImpossible(Refusal):
    """The figures or days of a year contradict each other."""
