"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class ConsultationsConfig(wiring.WiredApp):
    """Lấy ý kiến dự thảo."""

    name = "thidua.apps.consultations"
    verbose_name = gettext_noop("Lấy ý kiến dự thảo")
