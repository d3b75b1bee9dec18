"""Wiring of the app."""

from importlib import import_module

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Tổ chức."""

    name = "thidua.apps.organisations"
    verbose_name = "Tổ chức"

    def ready(self) -> None:
        """Permissions and names register themselves."""
        for module in ("permissions", "action_names", "my_places"):
            import_module(f"{self.name}.{module}")
