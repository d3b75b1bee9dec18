"""Wiring of the app."""

from importlib import import_module

from django.apps import AppConfig


class SeasonsConfig(AppConfig):
    """Năm thi đua."""

    name = "thidua.apps.seasons"
    verbose_name = "Năm thi đua"

    def ready(self) -> None:
        """Permissions, conditions, what is carried over and names register themselves."""
        modules = ("permissions", "conditions", "member_objections", "carrying", "action_names")
        for module in modules:
            import_module(f"{self.name}.{module}")
