"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class ExemplarsConfig(wiring.WiredApp):
    """Điển hình tiên tiến."""

    name = "thidua.apps.exemplars"
    verbose_name = gettext_noop("Điển hình tiên tiến")
