"""Wiring of the app."""

from thidua.web import wiring


class PaperworkConfig(wiring.WiredApp):
    """Issued documents."""

    name = "thidua.apps.paperwork"
    verbose_name = "Văn bản"
