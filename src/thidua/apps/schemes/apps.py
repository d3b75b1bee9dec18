"""Wiring of the app."""

from django.apps import AppConfig


class SchemesConfig(AppConfig):
    """Bảng điểm."""

    name = "thidua.apps.schemes"
    verbose_name = "Bảng điểm"
