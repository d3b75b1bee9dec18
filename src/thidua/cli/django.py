"""Start Django for a command: settings chosen once, from the environment."""

import os

import django

from thidua.config.variables.errors import WrongSettings
from thidua.config.variables.reading import read, sentences

SETTINGS = "thidua.config.settings.production"
OWNER_ONLY = 0o077


def choose_settings() -> None:
    """Say which settings hold; what is written from now on is for this account alone.

    Raises:
        WrongSettings: something that the environment says is wrong; each setting by its name.
    """
    faults = read(os.environ).faults
    if faults:
        raise WrongSettings(sentences(faults))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    os.umask(OWNER_ONLY)


def start_django() -> None:
    """Load settings and apps; the environment may name other settings."""
    choose_settings()
    django.setup()
