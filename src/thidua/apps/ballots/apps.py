"""Wiring of the app."""

from importlib import import_module

from django.apps import AppConfig


class BallotsConfig(AppConfig):
    """Bỏ phiếu."""

    name = "thidua.apps.ballots"
    verbose_name = "Bỏ phiếu"

    def ready(self) -> None:
        """Everything that registers itself."""
        for module in (
            "permissions",
            "action_names",
            "hall_panels",
            "overview_panels",
            "departures",
        ):
            import_module(f"{self.name}.{module}")
