"""Wiring of the app."""

from thidua.web import wiring


class OrganisationsConfig(wiring.WiredApp):
    """Tổ chức."""

    name = "thidua.apps.organisations"
    verbose_name = "Tổ chức"
