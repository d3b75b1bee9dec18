"""Wiring of the app."""

from importlib import import_module

from django.apps import AppConfig


class AwardsConfig(AppConfig):
    """Khen thưởng."""

    name = "thidua.apps.awards"
    verbose_name = "Khen thưởng"

    def ready(self) -> None:
        """Everything that registers itself."""
        for module in ("permissions", "action_names", "menu", "person_history"):
            import_module(f"{self.name}.{module}")
