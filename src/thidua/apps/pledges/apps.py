"""Wiring of the app."""

from importlib import import_module

from django.apps import AppConfig


class PledgesConfig(AppConfig):
    """Đăng ký, giao ước."""

    name = "thidua.apps.pledges"
    verbose_name = "Đăng ký, giao ước"

    def ready(self) -> None:
        """Register permissions, names of acts and what the year's frame asks of this app."""
        for module in ("permissions", "action_names", "year", "papers"):
            import_module(f"{self.name}.{module}")
