"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class MeetingsConfig(wiring.WiredApp):
    """Hội nghị."""

    name = "thidua.apps.meetings"
    verbose_name = gettext_noop("Hội nghị")
