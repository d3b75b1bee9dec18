"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class CrosschecksConfig(wiring.WiredApp):
    """Chấm chéo."""

    name = "thidua.apps.crosschecks"
    verbose_name = gettext_noop("Chấm chéo")
