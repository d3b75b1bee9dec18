"""Wiring of the app."""

from importlib import import_module

from django.apps import AppConfig


class AwardsConfig(AppConfig):
    """Khen thưởng."""

    name = "thidua.apps.awards"
    verbose_name = "Khen thưởng"

    def ready(self) -> None:
        """Everything that registers itself."""
        modules = (
            "permissions",
            "action_names",
            "menu",
            "person_history",
            "history_import.permissions",
            "history_import.action_names",
            "history_import.tasks",
            "exchange_menu",
        )
        for module in modules:
            import_module(f"{self.name}.{module}")
