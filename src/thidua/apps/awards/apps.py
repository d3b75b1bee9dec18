"""Wiring of the app."""

from thidua.web import wiring


class AwardsConfig(wiring.WiredApp):
    """Khen thưởng."""

    name = "thidua.apps.awards"
    verbose_name = "Khen thưởng"
