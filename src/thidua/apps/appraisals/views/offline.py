"""The worker that keeps the own sheet on a machine; its place decides which pages it may answer."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

WORKER = "js/sheet_worker.js"


@never_cache
@require_safe
def worker(_request: HttpRequest) -> HttpResponse:
    """The script, from below ``/appraisals/``: it reaches no page outside, and no ballot."""
    path = finders.find(WORKER)
    if path is None:
        raise Http404
    script = Path(path).read_text("utf-8")
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")
