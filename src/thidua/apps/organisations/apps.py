"""Wiring of the app."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Tổ chức."""

    name = "thidua.apps.organisations"
    verbose_name = "Tổ chức"
