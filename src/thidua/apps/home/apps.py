"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class HomeConfig(wiring.WiredApp):
    """Trang của tôi."""

    name = "thidua.apps.home"
    verbose_name = gettext_noop("Trang của tôi")
