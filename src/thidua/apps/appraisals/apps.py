"""Wiring of the app."""

from importlib import import_module

from django.apps import AppConfig

MODULES = ("permissions", "action_names", "frozen", "season_hooks", "overview", "papers")


class AppraisalsConfig(AppConfig):
    """Chấm điểm."""

    name = "thidua.apps.appraisals"
    verbose_name = "Chấm điểm"

    def ready(self) -> None:
        """Register permissions, names of actions, conditions, cards and papers."""
        for module in MODULES:
            import_module(f"{self.name}.{module}")
