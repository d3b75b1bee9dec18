"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class RegulationsConfig(wiring.WiredApp):
    """Quy chế của khối."""

    name = "thidua.apps.regulations"
    verbose_name = gettext_noop("Quy chế của khối")
