"""Wiring of the app."""

from thidua.web import wiring


class BallotsConfig(wiring.WiredApp):
    """Bỏ phiếu."""

    name = "thidua.apps.ballots"
    verbose_name = "Bỏ phiếu"
