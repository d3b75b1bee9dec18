"""``thidua manage …``: Django's own commands."""

import os

from django.core.management import execute_from_command_line

from thidua.cli.django import SETTINGS


def run(argv: list[str]) -> int:
    """Hand over to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    execute_from_command_line(["thidua manage", *argv])
    return 0
