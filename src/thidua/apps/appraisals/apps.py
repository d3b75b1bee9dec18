"""Wiring of the app."""

from django.apps import AppConfig


class AppraisalsConfig(AppConfig):
    """Chấm điểm."""

    name = "thidua.apps.appraisals"
    verbose_name = "Chấm điểm"
