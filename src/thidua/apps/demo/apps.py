"""Wiring of the app."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Dữ liệu mẫu."""

    name = "thidua.apps.demo"
    verbose_name = "Dữ liệu mẫu"
