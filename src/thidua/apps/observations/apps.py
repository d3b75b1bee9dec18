"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class ObservationsConfig(wiring.WiredApp):
    """Ghi nhận trong năm."""

    name = "thidua.apps.observations"
    verbose_name = gettext_noop("Ghi nhận trong năm")
