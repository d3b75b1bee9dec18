"""Wiring of the app."""

from django.apps import AppConfig


class BallotsConfig(AppConfig):
    """Bỏ phiếu."""

    name = "thidua.apps.ballots"
    verbose_name = "Bỏ phiếu"
