"""Tables of scoring: sheets with their lines, what proves them, published results."""

from thidua.apps.appraisals.models.evidence import Evidence, StoredFile
from thidua.apps.appraisals.models.results import Result
from thidua.apps.appraisals.models.sheets import CountedLines, Line, Sheet

__all__ = ["CountedLines", "Evidence", "Line", "Result", "Sheet", "StoredFile"]
