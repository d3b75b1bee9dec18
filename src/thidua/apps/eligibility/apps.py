"""Wiring of the app."""

from django.apps import AppConfig


class EligibilityConfig(AppConfig):
    """Điều kiện khen thưởng."""

    name = "thidua.apps.eligibility"
    verbose_name = "Điều kiện khen thưởng"
