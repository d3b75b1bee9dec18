"""Wiring of the app."""

from thidua.web import wiring


class JobsConfig(wiring.WiredApp):
    """Việc chạy nền."""

    name = "thidua.apps.jobs"
    verbose_name = "Việc chạy nền"
