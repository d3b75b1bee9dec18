"""What is the same for everybody who reads one language, made once for each language."""

from collections.abc import Callable
from typing import TypeVar

from django.utils.translation import get_language

Made = TypeVar("Made")


def once_a_language(make: Callable[[], Made]) -> Callable[[], Made]:
    """Fixed texts looked up in ``make`` are looked up once a language, whichever thread asks."""
    kept: dict[str | None, Made] = {}

    def made() -> Made:
        language = get_language()
        found = kept.get(language)
        if found is None:
            found = kept[language] = make()
        return found

    return made
