"""In which language a page answers: a visitor's browser says it, a user's account.

A program is answered in Vietnamese unless its request asks for English: no cookie and no account
changes what it reads (``docs/decisions/0025-what-is-translated.md``).
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from thidua.apps.accounts.models import User
from thidua.apps.portal.keeping.kept import PLACE
from thidua.config.responder import Responder
from thidua.web.asked import choice_in


class VisitorLanguage(LocaleMiddleware):
    """Chosen in this browser, else what the browser asks for, else Vietnamese."""

    def __call__(self, request: HttpRequest) -> Any:
        """The thread speaks afterwards as before: nobody hears another reader's language."""
        before = translation.get_language()
        try:
            return super().__call__(request)
        finally:
            translation.activate(before or settings.LANGUAGE_CODE)

    def process_request(self, request: HttpRequest) -> None:
        """As Django does; the API goes by what the request itself says."""
        if request.path.startswith("/api/"):
            _speak(_asked_by_a_program(request), request)
        else:
            super().process_request(request)


class AccountLanguage:
    """After sign-in the account's language, else what was chosen in this browser."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Public pages are the same for everybody: they do not ask who reads."""
        if not request.path.startswith(("/api/", PLACE)) and isinstance(request.user, User):
            known = _chosen(request.COOKIES)
            _speak(request.user.language or known, request)
        return self.get_response(request)


def _asked_by_a_program(request: HttpRequest) -> str:
    known = dict(settings.LANGUAGES)
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    wanted = (code.partition("-")[0] for code, _weight in asked)
    return next((code for code in wanted if code in known), settings.LANGUAGE_CODE)


def _chosen(sent: Mapping[str, str]) -> str:
    usual, known = settings.LANGUAGE_CODE, dict(settings.LANGUAGES)
    return choice_in(sent, settings.LANGUAGE_COOKIE_NAME, known, usual)


def _speak(language: str, request: HttpRequest) -> None:
    translation.activate(language)
    request.LANGUAGE_CODE = language
