"""Proofs looked at in the page, and those that are elsewhere: links, things in the system."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.actions.pointing import attach_link, attach_reference
from thidua.apps.appraisals.forms.lines import LinkForm
from thidua.apps.appraisals.models import Evidence
from thidua.apps.appraisals.pages.access import evidence_of, line_of
from thidua.apps.appraisals.pages.evidence import evidence_context, proof_row
from thidua.apps.appraisals.scoring.references import SOURCES
from thidua.web.acting import done
from thidua.web.asked import key_in, search_in, text_in
from thidua.web.downloads import framed_answer
from thidua.web.parts import asks_for_part


@require_safe
def preview(request: HttpRequest, evidence_pk: int) -> HttpResponse:
    """A file looked at without leaving the page; what cannot be shown is offered to be saved."""
    found = evidence_of(request, evidence_pk)
    sheet = found.line.sheet
    context = {"season": sheet.season, "tab": "sheets", "sheet": sheet, "line": found.line}
    context["proof"] = proof_row(user_of(request), found)
    name = "_preview" if asks_for_part(request) else "preview"
    return render(request, f"appraisals/{name}.html", context)


@require_safe
@xframe_options_sameorigin
def shown(request: HttpRequest, evidence_pk: int) -> HttpResponseBase:
    """The bytes for the frame or picture of the preview: of their own kind, without script."""
    found = evidence_of(request, evidence_pk)
    if not proof_row(user_of(request), found).shows:
        raise Http404
    return framed_answer(found.opened(), found.name)


@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, line_pk: int) -> HttpResponse:
    """An address of the web as evidence."""
    line, user = line_of(request, line_pk), user_of(request)
    authorise(user, "appraisals.attach_link", line.sheet)
    form = LinkForm(request.POST or None)

    def act() -> Evidence:
        return attach_link(line, **form.cleaned_data, actor=user, at=timezone.now())

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã thêm đường dẫn vào mục %s.") % line.item)
        return redirect("appraisals:evidence", line.pk)
    context = evidence_context(user, line) | {"form": form}
    status = 422 if form.errors else 200
    return render(request, "appraisals/attach_link.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def reference(request: HttpRequest, line_pk: int) -> HttpResponse:
    """Papers, results and awards to choose from."""
    line, user = line_of(request, line_pk), user_of(request)
    authorise(user, "appraisals.attach_reference", line.sheet)
    if request.method == "POST":
        source, key = text_in(request.POST, "source"), key_in(request.POST, "key") or 0
        attach_reference(line, source, key, actor=user, at=timezone.now())
        messages.success(request, _("Đã thêm minh chứng vào mục %s.") % line.item)
        return redirect("appraisals:evidence", line.pk)
    words = search_in(request.GET)
    context = evidence_context(user, line) | {
        "words": words,
        "sources": [
            (key, each.label, each.find(user, line.sheet, words)) for key, each in SOURCES.items()
        ],
    }
    return render(request, "appraisals/attach_reference.html", context)
