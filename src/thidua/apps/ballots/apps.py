"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class BallotsConfig(wiring.WiredApp):
    """Bỏ phiếu."""

    name = "thidua.apps.ballots"
    verbose_name = gettext_noop("Bỏ phiếu")
