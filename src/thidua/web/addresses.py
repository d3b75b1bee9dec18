"""Addresses of ours: as others reach them, and the one to go back to after a button."""

from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from thidua.web.asked import text_in


def absolute(url: str) -> str:
    """An address of ours as others reach it, from a letter, a code or a feed."""
    return urljoin(str(settings.PUBLIC_ADDRESS), url)


def back(request: HttpRequest, to: Any, *keys: int) -> HttpResponse:
    """To the page that the button stood on, when it says so; else to what ``redirect`` takes."""
    sent = request.POST if request.method == "POST" else request.GET
    wanted = text_in(sent, "back")
    hosts = {request.get_host()}
    if wanted and url_has_allowed_host_and_scheme(wanted, hosts, request.is_secure()):
        return redirect(wanted)
    return redirect(to, *keys)
