"""Wiring of the app."""

from thidua.web import wiring


class AccountsConfig(wiring.WiredApp):
    """Tài khoản."""

    name = "thidua.apps.accounts"
    verbose_name = "Tài khoản"
