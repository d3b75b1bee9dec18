"""Why a history is not taken, written or taken back now."""

from thidua.domain.refusal import Refusal
from thidua.web.revisions import StalePage


class WorkbookRefused(Refusal):
    """What was handed in is no workbook that can be read."""


class ImportNotReady(Refusal):
    """It has faults, nothing to write, or was dealt with already."""


class RegistryMovedOn(StalePage):
    """Since the preview somebody changed what it was compared with."""


class ImportInUse(Refusal):
    """Something that it wrote was changed or used since."""
