"""Wiring of the app."""

from thidua.web import wiring


class PledgesConfig(wiring.WiredApp):
    """Đăng ký, giao ước."""

    name = "thidua.apps.pledges"
    verbose_name = "Đăng ký, giao ước"
