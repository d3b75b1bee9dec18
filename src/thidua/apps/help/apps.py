"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class HelpConfig(wiring.WiredApp):
    """Trợ giúp, góp ý."""

    name = "thidua.apps.help"
    verbose_name = gettext_noop("Trợ giúp, góp ý")
