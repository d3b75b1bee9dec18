"""Wiring of the app."""

from django.utils.translation import gettext_noop

from thidua.web import wiring


class AccountsConfig(wiring.WiredApp):
    """Tài khoản."""

    name = "thidua.apps.accounts"
    verbose_name = gettext_noop("Tài khoản")
