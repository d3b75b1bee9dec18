"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class JobsConfig(wiring.WiredApp):
    """Việc chạy nền."""

    name = "thidua.apps.jobs"
    verbose_name = gettext_noop("Việc chạy nền")
