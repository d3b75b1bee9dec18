"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class AuditConfig(wiring.WiredApp):
    """Nhật ký."""

    name = "thidua.apps.audit"
    verbose_name = gettext_noop("Nhật ký")
