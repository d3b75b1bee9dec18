"""Wiring of the app."""

from thidua.web import wiring


class EligibilityConfig(wiring.WiredApp):
    """Điều kiện khen thưởng."""

    name = "thidua.apps.eligibility"
    verbose_name = "Điều kiện khen thưởng"
