"""Wiring of the app."""

from thidua.web import wiring


class AuditConfig(wiring.WiredApp):
    """Nhật ký."""

    name = "thidua.apps.audit"
    verbose_name = "Nhật ký"
