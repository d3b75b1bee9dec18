"""Wiring of the app."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """Hồ sơ khen thưởng."""

    name = "thidua.apps.dossiers"
    verbose_name = "Hồ sơ khen thưởng"
