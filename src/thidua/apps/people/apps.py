"""Wiring of the app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Con người."""

    name = "thidua.apps.people"
    verbose_name = "Con người"
