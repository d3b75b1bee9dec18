"""The apps whose obligations the first page gathers; a season's own overview asks them too."""

from importlib import import_module

from django.utils.module_loading import module_has_submodule

from thidua.apps.seasons.registries.obligations import obligation_source

APPS = ("seasons", "schemes", "pledges", "appraisals", "meetings", "dossiers")
"""In the order of the year; each has ``obligations.obligations_of(user, seasons, day)``."""


def gather() -> list[str]:
    """Register every app's ``obligations_of``; answer with the apps that have one."""
    found = []
    for app in APPS:
        if module_has_submodule(import_module(f"thidua.apps.{app}"), "obligations"):
            obligation_source(import_module(f"thidua.apps.{app}.obligations").obligations_of)
            found.append(app)
    return found
