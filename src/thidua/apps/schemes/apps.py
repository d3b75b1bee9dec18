"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class SchemesConfig(wiring.WiredApp):
    """Bảng điểm."""

    name = "thidua.apps.schemes"
    verbose_name = gettext_noop("Bảng điểm")
