"""Why something was not done to a job."""

from thidua.domain.refusal import Refusal


class JobOver(Refusal):
    """It has ended already."""


class JobGoesOn(Refusal):
    """It is still going on."""
