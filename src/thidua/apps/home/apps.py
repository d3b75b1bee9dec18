"""Wiring of the app."""

from thidua.web import wiring


class HomeConfig(wiring.WiredApp):
    """Trang của tôi."""

    name = "thidua.apps.home"
    verbose_name = "Trang của tôi"
