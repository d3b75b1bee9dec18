"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class InsightConfig(wiring.WiredApp):
    """Toàn cảnh năm thi đua."""

    name = "thidua.apps.insight"
    verbose_name = gettext_noop("Toàn cảnh năm thi đua")
