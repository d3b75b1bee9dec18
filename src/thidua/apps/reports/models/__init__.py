"""Periodic reports: the forms of a year with their dates, and what units hand in."""

from thidua.apps.reports.models.forms import Indicator, ReportForm
from thidua.apps.reports.models.reports import Extension, Report, ReportFigure

__all__ = ["Extension", "Indicator", "Report", "ReportFigure", "ReportForm"]
