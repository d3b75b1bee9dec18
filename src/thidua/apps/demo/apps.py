"""Wiring of the app."""

from thidua.web import wiring


class DemoConfig(wiring.WiredApp):
    """Dữ liệu mẫu."""

    name = "thidua.apps.demo"
    verbose_name = "Dữ liệu mẫu"
