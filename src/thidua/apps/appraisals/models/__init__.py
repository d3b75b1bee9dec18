"""Periods of a year, adjustments, sheets with their lines, what proves them, results."""

from thidua.apps.appraisals.models.adjustments import Adjustment, AdjustmentConsent
from thidua.apps.appraisals.models.evidence import Evidence, StoredFile
from thidua.apps.appraisals.models.periods import Period, YearWay
from thidua.apps.appraisals.models.results import Result, ResultsOfYears
from thidua.apps.appraisals.models.sheets import CountedLines, CurrentSheets, Line, Sheet

__all__ = [
    "Adjustment",
    "AdjustmentConsent",
    "CountedLines",
    "CurrentSheets",
    "Evidence",
    "Line",
    "Period",
    "Result",
    "ResultsOfYears",
    "Sheet",
    "StoredFile",
    "YearWay",
]
