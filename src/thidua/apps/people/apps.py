"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class PeopleConfig(wiring.WiredApp):
    """Con người."""

    name = "thidua.apps.people"
    verbose_name = gettext_noop("Con người")
