"""Wiring of the app."""

from thidua.web import wiring


class MeetingsConfig(wiring.WiredApp):
    """Hội nghị."""

    name = "thidua.apps.meetings"
    verbose_name = "Hội nghị"
