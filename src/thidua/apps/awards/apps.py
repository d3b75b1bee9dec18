"""Wiring of the app."""

from django.apps import AppConfig


class AwardsConfig(AppConfig):
    """Khen thưởng."""

    name = "thidua.apps.awards"
    verbose_name = "Khen thưởng"
