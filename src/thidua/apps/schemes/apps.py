"""Wiring of the app."""

from importlib import import_module

from django.apps import AppConfig


class SchemesConfig(AppConfig):
    """Bảng điểm."""

    name = "thidua.apps.schemes"
    verbose_name = "Bảng điểm"

    def ready(self) -> None:
        """Register permissions, and what seasons ask of this app."""
        for module in ("permissions", "season_hooks", "overview", "action_names"):
            import_module(f"{self.name}.{module}")
