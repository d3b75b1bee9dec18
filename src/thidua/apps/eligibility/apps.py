"""Wiring of the app."""

from importlib import import_module

from django.apps import AppConfig


class EligibilityConfig(AppConfig):
    """Điều kiện khen thưởng."""

    name = "thidua.apps.eligibility"
    verbose_name = "Điều kiện khen thưởng"

    def ready(self) -> None:
        """Permissions, names, the menu and the long work register themselves."""
        for module in ("permissions", "action_names", "menu", "person_card", "tasks"):
            import_module(f"{self.name}.{module}")
