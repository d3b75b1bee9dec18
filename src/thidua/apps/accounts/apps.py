"""Wiring of the app."""

from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Tài khoản."""

    name = "thidua.apps.accounts"
    verbose_name = "Tài khoản"

    def ready(self) -> None:
        """Permissions and names register themselves."""
        for module in ("permissions", "action_names"):
            import_module(f"{self.name}.{module}")
