"""The register of papers, one paper of it, and what is done to it."""

from typing import cast

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.queries import authorities_visible_to
from thidua.apps.paperwork.actions.signed import keep_signed_file
from thidua.apps.paperwork.actions.states import (
    LONGEST_REASON,
    release_document,
    withdraw_document,
)
from thidua.apps.paperwork.forms.signatures import SignedCopyForm
from thidua.apps.paperwork.issuing.copies import signed_copy
from thidua.apps.paperwork.issuing.edited import changes_of
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.pages.places import place_rows
from thidua.apps.paperwork.pages.register import RegisterAsked, narrowed, rows_of
from thidua.apps.paperwork.queries import documents_visible_to
from thidua.apps.paperwork.sheets.books import register_workbook
from thidua.web.acting import confirm_page, done, form_page
from thidua.web.downloads import file_answer, stored_answer
from thidua.web.languages import in_vietnamese
from thidua.web.lists import page_of
from thidua.web.reasons import ReasonForm

FRAMES = ("seasons/base_season.html", "base.html")
"""Around a bloc's paper, and around one of the office's own."""
_READS = ["GET", "HEAD", "POST"]


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Every paper that one may see, narrowed and sorted by the address."""
    asked = RegisterAsked.of(request.GET)
    found = narrowed(documents_visible_to(user_of(request)), asked, timezone.localdate())
    page = page_of(request, found)
    context = {
        "page": page,
        "rows": rows_of(cast("QuerySet[IssuedDocument]", page.object_list)),
        "asked": asked,
        "filters": asked.filters(),
        "offices": authorities_visible_to(user_of(request)),
    }
    return render(request, "paperwork/register.html", context)


@require_safe
@in_vietnamese
def workbook(request: HttpRequest) -> HttpResponse:
    """The same list, all pages."""
    asked = RegisterAsked.of(request.GET)
    found = narrowed(documents_visible_to(user_of(request)), asked, timezone.localdate())
    return file_answer(register_workbook(rows_of(found)), _("Sổ văn bản.xlsx"))


@require_safe
def document(request: HttpRequest, document_pk: int) -> HttpResponse:
    """One paper: what it is, how it stands, its files, what may be done to it."""
    user, found = user_of(request), document_of(request, document_pk)
    (row,) = rows_of([found])
    context = {
        "document": found,
        "row": row,
        "changes": changes_of(found),
        "places": place_rows(found),
        "season": found.season,
        "frame": FRAMES[found.season is None],
        "tab": "papers",
        "may_act": can(user, "paperwork.withdraw_document", found.place),
    }
    return render(request, "paperwork/document.html", context)


@require_http_methods(_READS)
def release(request: HttpRequest, document_pk: int) -> HttpResponse:
    """Issue a paper that was signed by hand."""
    user, found = user_of(request), document_of(request, document_pk)
    authorise(user, "paperwork.release_document", found.place)
    back = reverse("paperwork:document", args=[found.pk])
    if request.method == "POST":
        release_document(found, actor=user, at=timezone.now())
        messages.success(request, _("Đã ban hành «%s».") % found.title)
        return redirect(back)
    asked = _("«%(title)s» số %(number)s đã được ký? Từ lúc này văn bản có hiệu lực.")
    words = {"title": _("Ban hành văn bản đã ký"), "button": _("Ban hành"), "tone": "primary"}
    told = {"title": found.title, "number": found.number or "…"}
    return confirm_page(request, asked % told, back=back, **words)


@require_http_methods(_READS)
def keep_signed(request: HttpRequest, document_pk: int) -> HttpResponse:
    """Take in the paper as it was signed digitally."""
    user, found = user_of(request), document_of(request, document_pk)
    authorise(user, "paperwork.keep_signed_file", found.place)
    form = SignedCopyForm(request.POST or None, request.FILES or None)
    if found.edited_at:
        form.of_edited()
    back = reverse("paperwork:document", args=[found.pk])

    def act() -> None:
        file = form.cleaned_data["file"]
        copy = signed_copy(found, file.read(), file.name, timezone.now())
        keep_signed_file(copy, actor=user, at=timezone.now(), despite_doubts=form.is_ticked)

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã nhận bản ký số của «%s».") % found.title)
        return redirect(back)
    words = {"title": _("Tải bản ký số lên"), "button": _("Kiểm tra và nhận")}
    return form_page(request, form, back=back, thing=found.title, **words)


@require_safe
def signed_file(request: HttpRequest, document_pk: int) -> HttpResponseBase:
    """The signed file, byte for byte."""
    found = document_of(request, document_pk)
    if not found.signed_pdf:
        raise Http404
    name = f"{found.title} {found.year} - đã ký số.pdf"
    return stored_answer(found.signed_pdf.open("rb"), name, shown=True)


@require_http_methods(_READS)
def withdraw(request: HttpRequest, document_pk: int) -> HttpResponse:
    """Take a paper out of force, or back from being signed, with a reason."""
    user, found = user_of(request), document_of(request, document_pk)
    authorise(user, "paperwork.withdraw_document", found.place)
    back = reverse("paperwork:document", args=[found.pk])
    form = ReasonForm(request.POST or None, longest=LONGEST_REASON)

    def act() -> None:
        withdraw_document(found, form.cleaned_data["reason"], actor=user, at=timezone.now())

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã thu hồi «%s».") % found.title)
        return redirect(back)
    asked = _(
        "Thu hồi «%(title)s» số %(number)s? Tệp vẫn đọc được, nhưng ai tra cứu cũng thấy văn bản "
        "không còn hiệu lực."
    )
    told = {"title": found.title, "number": found.number or "…"}
    words = {"title": _("Thu hồi văn bản"), "button": _("Thu hồi"), "tone": "danger"}
    return confirm_page(request, asked % told, form, back=back, **words)


def document_of(request: HttpRequest, pk: int) -> IssuedDocument:
    """The paper, among those that the user may see."""
    documents = documents_visible_to(user_of(request))
    return get_object_or_404(documents.select_related("season__bloc__authority"), pk=pk)
