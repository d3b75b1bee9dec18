"""What is the same for everybody who reads one language, made once for each language."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar

from django.utils.translation import get_language

Made = TypeVar("Made")


def once_a_language(make: Callable[[], Made]) -> Callable[[], Made]:
    """Fixed texts looked up in ``make`` are looked up once a language, whichever thread asks."""

    @cache
    def made(_language: str | None) -> Made:
        return make()

    return lambda: made(get_language())
