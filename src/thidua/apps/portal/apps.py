"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class PortalConfig(wiring.WiredApp):
    """Cổng công khai."""

    name = "thidua.apps.portal"
    verbose_name = gettext_noop("Cổng công khai")
