"""Wiring of the app."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Hội nghị."""

    name = "thidua.apps.meetings"
    verbose_name = "Hội nghị"
