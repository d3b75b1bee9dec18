"""Wiring of the app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.registries.menu import award_menu


class DossiersConfig(AppConfig):
    """Hồ sơ khen thưởng."""

    name = "thidua.apps.dossiers"
    verbose_name = "Hồ sơ khen thưởng"

    def ready(self) -> None:
        """Everything that registers itself."""
        for module in ("permissions", "action_names", "actions.deciding"):
            import_module(f"{self.name}.{module}")
        award_menu(_("Hồ sơ đề nghị"), "dossiers:board", order=40)
        award_menu(_("Hội đồng"), "dossiers:councils", order=50)
