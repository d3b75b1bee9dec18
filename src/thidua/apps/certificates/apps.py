"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class CertificatesConfig(wiring.WiredApp):
    """In bằng, giấy khen."""

    name = "thidua.apps.certificates"
    verbose_name = gettext_noop("In bằng, giấy khen")
