"""Wiring of the app."""

from thidua.web import wiring


class DossiersConfig(wiring.WiredApp):
    """Hồ sơ khen thưởng."""

    name = "thidua.apps.dossiers"
    verbose_name = "Hồ sơ khen thưởng"
