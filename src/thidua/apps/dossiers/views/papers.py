"""The checklist's lines: files, issued papers, waivers; and the report written in the page."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.dossiers.actions.papers_filed import (
    clear_paper,
    file_paper,
    link_document,
    waive_paper,
)
from thidua.apps.dossiers.actions.preparing import save_report
from thidua.apps.dossiers.dossier.prefill import score_table
from thidua.apps.dossiers.forms.report import ReportForm
from thidua.apps.dossiers.models import NominationPaper
from thidua.apps.dossiers.papers.dossier import sections_of
from thidua.apps.dossiers.queries import nominations_visible_to
from thidua.apps.paperwork.queries import documents_visible_to
from thidua.web.acting import done, form_page
from thidua.web.asked import key_in
from thidua.web.downloads import stored_answer
from thidua.web.reasons import ReasonForm
from thidua.web.uploads import file_in


def _paper(request: HttpRequest, pk: int) -> NominationPaper:
    seen = nominations_visible_to(user_of(request))
    return get_object_or_404(
        NominationPaper.objects.select_related(
            "nomination__season__bloc__authority", "nomination__authority", "document"
        ).filter(nomination__in=seen),
        pk=pk,
    )


@require_POST
def file(request: HttpRequest, paper_pk: int) -> HttpResponse:
    """Put a file on a line."""
    paper = _paper(request, paper_pk)
    sent = file_in(request)
    if sent is None:
        messages.error(request, _("%s: chưa chọn tệp nào.") % paper.name)
    else:
        file_paper(paper, sent, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã thêm “%s”.") % paper.name)
    return redirect("dossiers:nomination", paper.nomination_id)


@require_POST
def link(request: HttpRequest, paper_pk: int) -> HttpResponse:
    """Let an issued paper stand on a line."""
    paper, user = _paper(request, paper_pk), user_of(request)
    key = key_in(request.POST, "document")
    document = get_object_or_404(documents_visible_to(user), pk=key or 0)
    link_document(paper, document, actor=user, at=timezone.now())
    messages.success(request, _("Đã dùng “%s”.") % document.title)
    return redirect("dossiers:nomination", paper.nomination_id)


@require_POST
def clear(request: HttpRequest, paper_pk: int) -> HttpResponse:
    """Take off what stands on a line."""
    paper = _paper(request, paper_pk)
    clear_paper(paper, actor=user_of(request), at=timezone.now())
    messages.success(request, _("Đã gỡ “%s”.") % paper.name)
    return redirect("dossiers:nomination", paper.nomination_id)


def waive(request: HttpRequest, paper_pk: int) -> HttpResponse:
    """Say why a line is not needed."""
    paper, user = _paper(request, paper_pk), user_of(request)
    authorise(user, "dossiers.prepare", paper.nomination)
    form = ReasonForm(request.POST or None, longest=300, hint=_("Ít nhất 10 ký tự."))
    if request.method == "POST" and done(
        form,
        lambda: waive_paper(paper, form.cleaned_data["reason"], actor=user, at=timezone.now()),
    ):
        return redirect("dossiers:nomination", paper.nomination_id)
    title = _("Không cần “%s”") % paper.name
    back = f"/dossiers/{paper.nomination_id}/"
    note = _("Cơ quan thường trực đọc lý do này khi tiếp nhận hồ sơ.")
    return form_page(
        request, form, title=title, button=_("Ghi lý do"), back=back, thing=paper.nomination,
        note=note,
    )  # fmt: skip


@require_safe
def download(request: HttpRequest, paper_pk: int) -> HttpResponseBase:
    """The file itself, always to be saved, never run by the browser."""
    paper = _paper(request, paper_pk)
    if not paper.file:
        raise Http404
    return stored_answer(paper.file.open("rb"), paper.file_name)


def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The report's parts, filled in beforehand; tables come by themselves."""
    user = user_of(request)
    found = get_object_or_404(nominations_visible_to(user), pk=pk)
    authorise(user, "dossiers.prepare", found)
    last = found.reports.first()
    initial = sections_of(found) | {"version": str(last.version if last else 0)}
    form = ReportForm(request.POST or None, initial=initial, is_person=found.person_id is not None)
    if request.method == "POST" and done(
        form,
        lambda: save_report(
            found, form.sections, version=form.cleaned_data["version"], actor=user,
            at=timezone.now(),
        ),
    ):  # fmt: skip
        messages.success(request, _("Đã lưu báo cáo thành tích."))
        return redirect("dossiers:nomination", pk)
    context = {"form": form, "nomination": found, "last": last, "scores": score_table(found)}
    return render(request, "dossiers/report.html", context)
