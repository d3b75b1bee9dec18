"""Text is cleaned once, where it enters: addresses, forms, names of files."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase, QueryDict

from thidua.domain.clean_text import cleaned

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_LEFT_ALONE = "password"  # in the name of a field: every sign of a password counts


class CleanTextMiddleware:
    """What views read from an address or a form holds no invisible text and is composed (NFC)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing to do until the view is known."""
        return self.get_response(request)

    def process_view(self, request: Any, view: object, args: object, kwargs: object) -> None:
        """Put cleaned values in the place of those that need it; bodies kept whole are left."""
        request.GET = cleaned_values(request.GET)
        if request.content_type in _FORMS and not getattr(view, "reads_large_bodies", False):
            request.POST = cleaned_values(request.POST)
            for file in (file for files in request.FILES.lists() for file in files[1]):
                file.name = cleaned(file.name or "")


def cleaned_values(values: QueryDict) -> QueryDict:
    """The values cleaned; the very same object when there is nothing to clean."""
    dirty = any(_cleaned(name, text) != text for name, texts in values.lists() for text in texts)
    if not dirty:
        return values
    clean = QueryDict(mutable=True, encoding=values.encoding)
    for name, texts in values.lists():
        clean.setlist(name, [_cleaned(name, text) for text in texts])
    return clean


def _cleaned(name: str, text: str) -> str:
    return text if _LEFT_ALONE in name else cleaned(text)
