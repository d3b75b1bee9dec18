"""Pages for what went wrong, in plain Vietnamese."""

import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from thidua.config.unavailable import is_unavailable, unavailable


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; 503 where the session could not be kept because the database takes nothing."""
    if is_unavailable(exception):
        return unavailable(request, exception)
    return render(request, "errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return render(request, "errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; 503 where something outside the view failed on the database or the disk."""
    error = sys.exception()
    if is_unavailable(error):
        return unavailable(request, error)
    return HttpResponse(render_to_string("errors/500.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is older than the session; typed text can be had back with the browser's Back."""
    return render(request, "errors/csrf.html", status=403)


def not_allowed(request: HttpRequest, allow: str) -> HttpResponse:
    """405: an address that only takes what a form sends was opened like a page."""
    answer = render(request, "errors/405.html", status=405)
    answer.headers["Allow"] = allow
    return answer
