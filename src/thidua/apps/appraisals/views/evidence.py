"""Evidence of a line: shown, attached, taken off, handed out after a check."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.actions.evidence import attach_evidence, remove_evidence
from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.pages.access import evidence_of, line_of
from thidua.apps.appraisals.pages.evidence import evidence_context
from thidua.apps.appraisals.refusals import EvidenceRefused
from thidua.apps.appraisals.scoring.evidence_files import too_large
from thidua.web.downloads import stored_answer
from thidua.web.parts import asks_for_part
from thidua.web.uploads import body_size, files_in

_ENVELOPE = 64 * 1024  # what a multipart body weighs besides the file
_DRAIN = 200 * 1024 * 1024  # beyond this the connection is simply cut


@csrf_exempt  # the body of a file that is far too large is never parsed; see _evidence
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest, line_pk: int) -> HttpResponseBase:
    """The files of a line. A body over the limit is refused before it is read as a form."""
    size = body_size(request)
    if request.method == "POST" and size > settings.EVIDENCE_MAX_BYTES + _ENVELOPE:
        line = line_of(request, line_pk)
        left = min(size, _DRAIN)
        while left > 0 and (chunk := request.read(min(left, _ENVELOPE))):
            left -= len(chunk)
        refusal = too_large("", size, settings.EVIDENCE_MAX_BYTES)
        return _page(request, line, refusal, status=422 if asks_for_part(request) else 413)
    return _evidence(request, line_pk)


evidence.reads_large_bodies = True  # type: ignore[attr-defined] # asked by BodyLimitMiddleware


@csrf_protect
def _evidence(request: HttpRequest, line_pk: int) -> HttpResponse:
    line = line_of(request, line_pk)
    if request.method != "POST":
        return _page(request, line)
    files = files_in(request)
    refused = "" if files else _("Chưa chọn tệp nào.")
    for file in files:
        try:
            attach_evidence(line, file, actor=user_of(request), at=timezone.now())
        except EvidenceRefused as refusal:
            refused = f"{refused} {refusal}".strip()
    if refused or asks_for_part(request):
        return _page(request, line, refused, status=422 if refused else 200)
    messages.success(request, _("Đã thêm minh chứng mục %s.") % line.item)
    return redirect(f"{line.sheet.get_absolute_url()}#line-{line.pk}")


def _page(
    request: HttpRequest, line: Line, refusal: str = "", *, status: int = 200
) -> HttpResponse:
    context = evidence_context(user_of(request), line) | {
        "refusal": refusal,
        "oob": request.method == "POST",
    }
    name = "_evidence" if asks_for_part(request) else "evidence"
    return render(request, f"appraisals/{name}.html", context, status=status)


@require_safe
def download(request: HttpRequest, evidence_pk: int) -> HttpResponseBase:
    """The file itself, always to be saved, never run by the browser."""
    found = evidence_of(request, evidence_pk)
    return stored_answer(found.opened(), found.name)


@require_POST
def remove(request: HttpRequest, evidence_pk: int) -> HttpResponse:
    """Take a file off its line."""
    found = evidence_of(request, evidence_pk)
    remove_evidence(found, actor=user_of(request), at=timezone.now())
    if asks_for_part(request):
        return _page(request, line_of(request, found.line_id))
    messages.success(request, _("Đã gỡ tệp “%s”.") % found.name)
    return redirect("appraisals:evidence", found.line_id)
