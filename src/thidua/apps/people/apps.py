"""Wiring of the app."""

from thidua.web import wiring


class PeopleConfig(wiring.WiredApp):
    """Con người."""

    name = "thidua.apps.people"
    verbose_name = "Con người"
