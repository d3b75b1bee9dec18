"""``thidua manage …``: Django's own commands."""

from django.core.management import execute_from_command_line

from thidua.cli.django import choose_settings


def run(argv: list[str]) -> int:
    """Hand over to Django."""
    choose_settings()
    execute_from_command_line(["thidua manage", *argv])
    return 0
