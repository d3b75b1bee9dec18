"""Wiring of the app."""

from importlib import import_module

from thidua.web import wiring


class AwardsConfig(wiring.WiredApp):
    """Khen thưởng."""

    name = "thidua.apps.awards"
    verbose_name = "Khen thưởng"

    def ready(self) -> None:
        """The history of awards stands beside for now."""
        super().ready()
        for module in ("permissions", "action_names", "tasks"):
            import_module(f"{self.name}.history_import.{module}")
