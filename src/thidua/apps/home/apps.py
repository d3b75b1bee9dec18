"""Wiring of the app."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Trang của tôi."""

    name = "thidua.apps.home"
    verbose_name = "Trang của tôi"
