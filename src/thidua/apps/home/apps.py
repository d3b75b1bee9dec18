"""Wiring of the app."""

from importlib import import_module

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Trang của tôi."""

    name = "thidua.apps.home"
    verbose_name = "Trang của tôi"

    def ready(self) -> None:
        """What is gathered from the apps below registers itself."""
        import_module(f"{self.name}.sources").gather()
