"""Why something was not done with reminders."""

from thidua.domain.refusal import Refusal


class NotFailed(Refusal):
    """It is on its way, or it arrived."""


class AddressRefused(Refusal):
    """A webhook's address leads where the program does not go."""
