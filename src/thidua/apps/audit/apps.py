"""Wiring of the app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Nhật ký."""

    name = "thidua.apps.audit"
    verbose_name = "Nhật ký"
