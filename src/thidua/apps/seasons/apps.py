"""Wiring of the app."""

from thidua.web import wiring


class SeasonsConfig(wiring.WiredApp):
    """Năm thi đua."""

    name = "thidua.apps.seasons"
    verbose_name = "Năm thi đua"
