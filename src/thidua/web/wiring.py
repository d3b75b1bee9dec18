"""What an app tells others when Django starts, found by its place instead of by a list."""

from importlib import import_module
from pkgutil import walk_packages

from django.apps import AppConfig
from django.utils.module_loading import module_has_submodule

from thidua.web.choice_labels import quicken_labels
from thidua.web.plain_locals import keep_plainly

SPEAKING = ("permissions", "seams", "papers", "tasks")
"""The shelves whose modules register themselves in the registries of apps below."""


class WiredApp(AppConfig):
    """An app whose permissions, seams, papers and long work register themselves."""

    def ready(self) -> None:
        """Import every module of the speaking shelves; make ready what every page asks often."""
        keep_plainly()
        quicken_labels(self.get_models())
        for shelf in SPEAKING:
            if module_has_submodule(import_module(self.name), shelf):
                _import_all(f"{self.name}.{shelf}")


def _import_all(name: str) -> None:
    place = getattr(import_module(name), "__path__", None)
    for module in walk_packages(place, f"{name}.") if place else ():
        import_module(module.name)
