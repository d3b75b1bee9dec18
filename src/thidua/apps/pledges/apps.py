"""Wiring of the app."""

from django.apps import AppConfig


class PledgesConfig(AppConfig):
    """Đăng ký, giao ước."""

    name = "thidua.apps.pledges"
    verbose_name = "Đăng ký, giao ước"
