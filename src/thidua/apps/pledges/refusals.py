"""Why something cannot be done to a registration or a covenant now, in words for its users."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from thidua.domain.refusal import Refusal
from thidua.domain.registration_checks import Mistake


class RegisteringClosed(Refusal):
    """The year is not at the step where units register."""


class RegistrationLocked(Refusal):
    """It was handed in or accepted, so it does not change."""


class RegistrationIncomplete(Refusal):
    """Something without which nothing can be scored is missing."""


class RegistrationInvalid(Refusal):
    """Some values cannot be; nothing was saved."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        said = " ".join(mistake.message for mistake in mistakes)
        super().__init__(_("Chưa lưu: %(said)s") % {"said": said})


class RegistrationNotInState(Refusal):
    """The act belongs to another state."""


class NothingToCopy(Refusal):
    """The unit has no registration of an earlier year."""


class CovenantFrozen(Refusal):
    """An adopted covenant does not change; a new version does."""


class CovenantIncomplete(Refusal):
    """There is nothing to adopt yet."""


class CovenantExists(Refusal):
    """The season has one in force."""


class CovenantNotAdopted(Refusal):
    """Only an adopted covenant is signed or replaced."""


class CovenantSuperseded(Refusal):
    """The text that was read is no longer the one in force."""


class AlreadySigned(Refusal):
    """A unit signs once."""


class TargetOutOfReach(Refusal):
    """A common target cannot be met within the law."""
