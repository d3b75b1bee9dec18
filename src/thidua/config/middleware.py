"""What happens to every request: health, sign-in, and a plain answer to a refusal."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import BadRequest
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from thidua.domain.refusal import Refusal

Responder = Callable[[HttpRequest], HttpResponseBase]


class HealthMiddleware:
    """``/healthz``: the process lives. ``/readyz``: the database answers, migrations applied."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the two paths before anything else can fail."""
        if request.path == "/healthz":
            return HttpResponse("ok", content_type="text/plain")
        if request.path == "/readyz":
            return self._ready()
        return self.get_response(request)

    def _ready(self) -> HttpResponse:
        try:
            executor = MigrationExecutor(connection)
            pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
        except DatabaseError:
            return HttpResponse("database does not answer", status=503, content_type="text/plain")
        if pending:
            return HttpResponse("migrations pending", status=503, content_type="text/plain")
        return HttpResponse("ready", content_type="text/plain")


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Every page needs a signed-in user; the API answers 401 by itself."""

    def process_view(self, request, view_func, view_args, view_kwargs):  # type: ignore[no-untyped-def] # as in Django
        """Let the API through to its own check."""
        if request.path.startswith("/api/"):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


class NullCharacterMiddleware:
    """No address of ours holds a null character, and databases differ in what they make of one."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """400 before anything asks the database; forms refuse it in what is posted."""
        if "%00" not in request.META.get("QUERY_STRING", "") and "\0" not in request.path:
            return self.get_response(request)
        detail = "Địa chỉ có ký tự không hợp lệ (mã 0)."
        if request.path.startswith("/api/"):
            return JsonResponse({"detail": detail}, status=400)
        raise BadRequest(detail)


class RefusalMiddleware:
    """An action that refuses is told to the user on the page where the act was tried."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing to do unless the view raises."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Turn a ``Refusal`` into a message: beside the form for htmx, else on the page before."""
        if not isinstance(error, Refusal) or request.path.startswith("/api/"):
            return None
        if request.headers.get("HX-Request") == "true":
            return render(request, "components/refusal.html", {"refusal": str(error)}, status=409)
        messages.error(request, str(error))
        back = request.headers.get("Referer", "")
        if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
            back = "/"
        return HttpResponseRedirect(back)
