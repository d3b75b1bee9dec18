"""What each unit registers, and the covenant that all sign."""

from thidua.apps.pledges.models.covenants import CommonTarget, Covenant, CovenantSignature
from thidua.apps.pledges.models.registrations import (
    PlannedMovement,
    PlannedTarget,
    ProposedTitle,
    Registration,
)

__all__ = [
    "CommonTarget",
    "Covenant",
    "CovenantSignature",
    "PlannedMovement",
    "PlannedTarget",
    "ProposedTitle",
    "Registration",
]
