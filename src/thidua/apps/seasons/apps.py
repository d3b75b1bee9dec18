"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class SeasonsConfig(wiring.WiredApp):
    """Năm thi đua."""

    name = "thidua.apps.seasons"
    verbose_name = gettext_noop("Năm thi đua")
