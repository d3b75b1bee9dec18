"""What is the same for everybody who reads one language, and what is Vietnamese for everybody."""

from collections.abc import Callable, Mapping
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar

from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language, gettext_lazy

from thidua.domain.refusal import Refusal

Made = TypeVar("Made")
Given = ParamSpec("Given")


def once_a_language(make: Callable[[], Made]) -> Callable[[], Made]:
    """Fixed texts looked up in ``make`` are looked up once a language, whichever thread asks."""

    @cache
    def made(_language: str | None) -> Made:
        return make()

    return lambda: made(get_language())


def in_vietnamese(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """What ``make`` makes goes to offices or is kept: Vietnamese, whoever asks for it.

    A refusal is said in the reader's language: ``make`` only reads, so it is asked once more.
    """

    @wraps(make)
    def made(*args: Given.args, **named: Given.kwargs) -> Made:
        try:
            with translation.override(settings.LANGUAGE_CODE):
                return make(*args, **named)
        except Refusal:
            return make(*args, **named)

    return made


@in_vietnamese
def vietnamese(thing: object, places: object = None) -> str:
    """A thing, or a sentence marked lazily, in the words that a row or the journal keeps."""
    return str(thing) if places is None else str(thing) % places


def translated(words: Mapping[str, str]) -> list[tuple[str, Any]]:
    """A table of marked words as choices, each in the language of whoever sees it."""
    return [(key, gettext_lazy(each)) for key, each in words.items()]
