"""Wiring of the app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Tài khoản."""

    name = "thidua.apps.accounts"
    verbose_name = "Tài khoản"
