"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class DossiersConfig(wiring.WiredApp):
    """Hồ sơ khen thưởng."""

    name = "thidua.apps.dossiers"
    verbose_name = gettext_noop("Hồ sơ khen thưởng")
