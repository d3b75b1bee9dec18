"""Periods of a year, sheets with their lines, what proves them, published results."""

from thidua.apps.appraisals.models.evidence import Evidence, StoredFile
from thidua.apps.appraisals.models.periods import Period, YearWay
from thidua.apps.appraisals.models.results import Result, ResultsOfYears
from thidua.apps.appraisals.models.sheets import CountedLines, CurrentSheets, Line, Sheet

__all__ = [
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
