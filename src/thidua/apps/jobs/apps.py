"""Wiring of the app."""

from importlib import import_module

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Việc chạy nền."""

    name = "thidua.apps.jobs"
    verbose_name = "Việc chạy nền"

    def ready(self) -> None:
        """Permissions, names and the worker's task register themselves."""
        for module in ("permissions", "action_names", "tasks"):
            import_module(f"{self.name}.{module}")
