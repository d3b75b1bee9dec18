"""Wiring of the app."""

from thidua.web import wiring


class SchemesConfig(wiring.WiredApp):
    """Bảng điểm."""

    name = "thidua.apps.schemes"
    verbose_name = "Bảng điểm"
