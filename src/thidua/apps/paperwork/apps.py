"""Wiring of the app."""

from django.apps import AppConfig


class PaperworkConfig(AppConfig):
    """Văn bản."""

    name = "thidua.apps.paperwork"
    verbose_name = "Văn bản"
