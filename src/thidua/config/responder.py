"""What a middleware calls to get the answer: the next middleware, or the view."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

Responder = Callable[[HttpRequest], HttpResponseBase]
