"""Start Django for a command: settings chosen once, from the environment."""

import os

import django

SETTINGS = "thidua.config.settings.production"


def start_django() -> None:
    """Load settings and apps; the environment may name other settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()
