"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class EligibilityConfig(wiring.WiredApp):
    """Điều kiện khen thưởng."""

    name = "thidua.apps.eligibility"
    verbose_name = gettext_noop("Điều kiện khen thưởng")
