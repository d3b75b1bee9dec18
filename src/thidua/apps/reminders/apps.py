"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class RemindersConfig(wiring.WiredApp):
    """Nhắc việc."""

    name = "thidua.apps.reminders"
    verbose_name = gettext_noop("Nhắc việc")
