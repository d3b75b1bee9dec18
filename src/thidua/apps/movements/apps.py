"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class MovementsConfig(wiring.WiredApp):
    """Phong trào thi đua."""

    name = "thidua.apps.movements"
    verbose_name = gettext_noop("Phong trào thi đua")
