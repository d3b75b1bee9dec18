"""Tables of cross-checking: the draw and its settings, who checks whom, visits."""

from thidua.apps.crosschecks.models.assignments import Assignment, Visit
from thidua.apps.crosschecks.models.draws import CrossCheck, Recusal

__all__ = ["Assignment", "CrossCheck", "Recusal", "Visit"]
