"""Wiring of the app."""

from django.apps import AppConfig


class SeasonsConfig(AppConfig):
    """Năm thi đua."""

    name = "thidua.apps.seasons"
    verbose_name = "Năm thi đua"
