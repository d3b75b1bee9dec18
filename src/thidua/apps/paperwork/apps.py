"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class PaperworkConfig(wiring.WiredApp):
    """Issued documents."""

    name = "thidua.apps.paperwork"
    verbose_name = gettext_noop("Văn bản")
