"""Wiring of the app."""

from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Con người."""

    name = "thidua.apps.people"
    verbose_name = "Con người"

    def ready(self) -> None:
        """Everything that registers itself."""
        for module in ("permissions", "action_names", "menu"):
            import_module(f"{self.name}.{module}")
