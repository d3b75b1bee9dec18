"""Wiring of the app."""

from thidua.web import wiring


class AppraisalsConfig(wiring.WiredApp):
    """Chấm điểm."""

    name = "thidua.apps.appraisals"
    verbose_name = "Chấm điểm"
