"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class AwardsConfig(wiring.WiredApp):
    """Khen thưởng."""

    name = "thidua.apps.awards"
    verbose_name = gettext_noop("Khen thưởng")
