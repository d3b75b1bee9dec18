"""What happens to every request: size, sign-in, and a plain answer to a refusal."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import render, resolve_url
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from thidua.config.errors import not_allowed
from thidua.config.responder import Responder
from thidua.domain.refusal import Refusal, Unavailable
from thidua.web.acting import told
from thidua.web.parts import asks_for_part
from thidua.web.uploads import body_size


class BodyLimitMiddleware:
    """A body over ``REQUEST_MAX_BYTES`` is refused before a byte of it is written to the disk.

    Reading a form also reads the files sent with it, whoever sends them and to whatever page.
    A view that never parses such a body says so: ``reads_large_bodies``.
    """

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing to do until the view is known."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        """413, before the check of the form's token parses the body."""
        size = body_size(request)
        if size <= settings.REQUEST_MAX_BYTES or getattr(view, "reads_large_bodies", False):
            return None
        limit = settings.REQUEST_MAX_BYTES // (1024 * 1024)
        detail = _("Dữ liệu gửi lên nặng %(size)s MB; tối đa %(limit)s MB một lần.") % {
            "size": size // (1024 * 1024),
            "limit": limit,
        }
        return HttpResponse(detail, status=413, content_type="text/plain; charset=utf-8")


class PrivateAnswerMiddleware:
    """What a signed-in user sees is kept by no proxy, and asked for again when shown again."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Unless the view has decided, or browsers hold it as a file of the product."""
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_cache=True)
        return response


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Every page needs a signed-in user; the API answers 401 by itself."""

    def process_view(self, request, view_func, view_args, view_kwargs):  # type: ignore[no-untyped-def] # as in Django
        """Let the API through to its own check."""
        if request.path.startswith("/api/"):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(  # type: ignore[override] # 204 for htmx
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponseBase:
        """To sign in, and from there to the page that the user was on, never to a form's target."""
        if request.method in {"GET", "HEAD"} and not asks_for_part(request):
            answer: HttpResponseBase = super().handle_no_permission(request, view_func)
            return answer
        shown = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
        page = urlsplit(shown)
        ours = url_has_allowed_host_and_scheme(shown, allowed_hosts={request.get_host()})
        back = page._replace(scheme="", netloc="", fragment="").geturl() if ours else "/"
        target = redirect_to_login(back or "/", resolve_url(settings.LOGIN_URL)).url
        if asks_for_part(request):
            return HttpResponse(status=204, headers={"HX-Redirect": target})
        return HttpResponseRedirect(target)


class NullCharacterMiddleware:
    """No address of ours holds a null character, and databases differ in what they make of one."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """400 before anything asks the database."""
        if "%00" not in request.META.get("QUERY_STRING", "") and "\0" not in request.path:
            return self.get_response(request)
        detail = _("Địa chỉ có ký tự không hợp lệ (mã 0).")
        if request.path.startswith("/api/"):
            return JsonResponse({"detail": detail}, status=400)
        raise BadRequest(detail)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        """Nobody types one into a form either, and not every page reads its post by a form."""
        if request.method == "POST" and not getattr(view, "reads_large_bodies", False):
            posted = [*request.POST, *(text for row in request.POST.lists() for text in row[1])]
            if any("\0" in text for text in posted):
                raise BadRequest(_("Dữ liệu gửi lên có ký tự không hợp lệ (mã 0)."))
        return None


class NotAllowedMiddleware:
    """A page of ours instead of the browser's where an address takes no such request."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pages only: the API and programs read the status."""
        response = self.get_response(request)
        if response.status_code != 405 or request.path.startswith("/api/"):
            return response
        return not_allowed(request, response.headers.get("Allow", ""))


class RefusalMiddleware:
    """An action that refuses is told to the user on the page where the act was tried."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing to do unless the view raises."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Turn a ``Refusal`` into a message: beside the form for htmx, else on the page before."""
        if not isinstance(error, Refusal) or isinstance(error, Unavailable):
            return None
        if request.path.startswith("/api/"):
            return None
        if asks_for_part(request):
            return render(request, "components/refusal.html", {"refusal": told(error)}, status=409)
        messages.error(request, told(error))
        back = request.headers.get("Referer", "")
        if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
            back = "/"
        return HttpResponseRedirect(back)
