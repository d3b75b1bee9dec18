"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class LedgerConfig(wiring.WiredApp):
    """Sổ kết quả."""

    name = "thidua.apps.ledger"
    verbose_name = gettext_noop("Sổ kết quả")
