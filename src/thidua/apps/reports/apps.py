"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class ReportsConfig(wiring.WiredApp):
    """Báo cáo định kỳ."""

    name = "thidua.apps.reports"
    verbose_name = gettext_noop("Báo cáo định kỳ")
