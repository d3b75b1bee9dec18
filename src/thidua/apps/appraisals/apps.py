"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class AppraisalsConfig(wiring.WiredApp):
    """Chấm điểm."""

    name = "thidua.apps.appraisals"
    verbose_name = gettext_noop("Chấm điểm")
