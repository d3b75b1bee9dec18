"""Wiring of the app."""

from importlib import import_module

from django.apps import AppConfig


class AppraisalsConfig(AppConfig):
    """Chấm điểm."""

    name = "thidua.apps.appraisals"
    verbose_name = "Chấm điểm"

    def ready(self) -> None:
        """Register permissions, names of actions, conditions, cards and papers."""
        for module in ("permissions", "action_names", "season_hooks", "overview", "papers"):
            import_module(f"{self.name}.{module}")
