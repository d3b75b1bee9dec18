"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class PhotosConfig(wiring.WiredApp):
    """Ảnh."""

    name = "thidua.apps.photos"
    verbose_name = gettext_noop("Ảnh")
