"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class ReviewsConfig(wiring.WiredApp):
    """Sơ kết, tổng kết."""

    name = "thidua.apps.reviews"
    verbose_name = gettext_noop("Sơ kết, tổng kết")
