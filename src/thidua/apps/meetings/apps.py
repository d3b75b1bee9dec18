"""Wiring of the app."""

from importlib import import_module

from django.apps import AppConfig

MODULES = (
    "permissions",
    "conditions",
    "departures",
    "carrying",
    "panels",
    "invitation_letter",
    "minutes_paper",
    "count_paper",
    "papers",
    "handing_over",
    "action_names",
)


class MeetingsConfig(AppConfig):
    """Hội nghị."""

    name = "thidua.apps.meetings"
    verbose_name = "Hội nghị"

    def ready(self) -> None:
        """Everything that registers itself."""
        for module in MODULES:
            import_module(f"{self.name}.{module}")
