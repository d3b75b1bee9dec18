"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class OrganisationsConfig(wiring.WiredApp):
    """Tổ chức."""

    name = "thidua.apps.organisations"
    verbose_name = gettext_noop("Tổ chức")
