"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class RatingsConfig(wiring.WiredApp):
    """Sổ xếp loại hằng năm."""

    name = "thidua.apps.ratings"
    verbose_name = gettext_noop("Xếp loại hằng năm")
