"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class ScorersConfig(wiring.WiredApp):
    """Ai chấm tiêu chí nào."""

    name = "thidua.apps.scorers"
    verbose_name = gettext_noop("Ai chấm tiêu chí nào")
