"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class PledgesConfig(wiring.WiredApp):
    """Đăng ký, giao ước."""

    name = "thidua.apps.pledges"
    verbose_name = gettext_noop("Đăng ký, giao ước")
