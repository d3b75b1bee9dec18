"""Wiring of the app."""

from importlib import import_module

from django.apps import AppConfig


class PaperworkConfig(AppConfig):
    """Issued documents."""

    name = "thidua.apps.paperwork"
    verbose_name = "Văn bản"

    def ready(self) -> None:
        """Register the app's permissions, names of acts and what is handed over."""
        for module in ("permissions", "action_names", "handover", "season_journal"):
            import_module(f"{self.name}.{module}")
