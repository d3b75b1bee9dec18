"""The tables that the bare page reads, without what our apps tell each other at the start."""

from django.apps import AppConfig


class Audit(AppConfig):
    """Nothing is registered."""

    name = "thidua.apps.audit"


class Accounts(AppConfig):
    """Users."""

    name = "thidua.apps.accounts"


class Organisations(AppConfig):
    """Units."""

    name = "thidua.apps.organisations"
