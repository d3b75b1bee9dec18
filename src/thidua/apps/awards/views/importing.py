"""A history read in: choose a file, look at what it would write, accept it, take it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.awards.actions.importing import (
    HistoryUpload,
    accept_history,
    discard_history,
    undo_history,
    upload_history,
)
from thidua.apps.awards.forms.history import HistoryForm
from thidua.apps.awards.history_import.queries import imports_visible_to, places_of
from thidua.apps.awards.models import HistoryImport
from thidua.apps.awards.pages.import_outcome import outcome_of
from thidua.domain.refusal import Refusal
from thidua.formats.award_history_words import award_words
from thidua.formats.problems import Problem
from thidua.law.catalogue import catalogue
from thidua.web.acting import confirm_page, told
from thidua.web.ask_once import was_ticked
from thidua.web.lists import options, page_of


def listing(request: HttpRequest) -> HttpResponse:
    """Every import of the user's places; a file is handed in and out here."""
    user = user_of(request)
    places = places_of(user)
    form = HistoryForm(request.POST or None, request.FILES or None, places=places)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("jobs:detail", _upload(request, form).job_id)
        except Refusal as refusal:
            form.add_error("file", told(refusal))
    page = page_of(request, imports_visible_to(user))
    awards = options([(code, award_words(code)) for code in catalogue()], "")
    context = {"form": form, "page": page, "places": places, "awards": awards}
    status = 422 if form.errors else 200
    return render(request, "awards/imports.html", context, status=status)


def _upload(request: HttpRequest, form: HistoryForm) -> HistoryImport:
    file = form.cleaned_data["file"]
    upload = HistoryUpload(str(file.name), file.read(), form.cleaned_data["adds_people"])
    return upload_history(form.chosen, upload, actor=user_of(request), at=timezone.now())


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What the file would write or wrote, what is wrong with it, how it goes on."""
    found = _found(request, pk)
    parts = {
        "problems": [Problem(at, text, "", said) for at, text, said in found.problems],
        "rows": found.preview.get("rows", ()),
        "people": found.preview.get("people", ()),
        "doubts": [
            Problem(at, text, "", said) for at, text, said in found.preview.get("doubts", ())
        ],
    }
    shown: dict[str, Any] = {name: page_of(request, rows, of=name) for name, rows in parts.items()}
    shown |= {"import": found, "outcome": outcome_of(found)}
    return render(request, "awards/import.html", shown)


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Write it all, in the background."""
    found = accept_history(
        _found(request, pk),
        actor=user_of(request),
        at=timezone.now(),
        despite_doubts=was_ticked(request),
    )
    return redirect("jobs:detail", found.job_id)


def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw the file away."""
    found = _found(request, pk)
    if request.method == "POST":
        discard_history(found, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã bỏ tệp %s; chưa có gì được ghi.") % found.file_name)
        return redirect("awards:imports")
    asked = _("Bỏ tệp %s? Tệp bị xóa khỏi máy chủ; sổ khen thưởng không đổi.") % found.file_name
    return _asked_once(request, found, _("Bỏ tệp"), asked)


def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what it wrote."""
    found = _found(request, pk)
    if request.method == "POST":
        undo_history(found, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã hoàn tác lần nhập %s.") % found.file_name)
        return redirect("awards:import", pk)
    asked = _("Xóa khỏi sổ đúng những gì lần nhập %s đã ghi?") % found.file_name
    return _asked_once(request, found, _("Hoàn tác lần nhập này"), asked)


def _asked_once(request: HttpRequest, found: HistoryImport, title: str, text: str) -> HttpResponse:
    return confirm_page(request, text, title=title, back=reverse("awards:import", args=[found.pk]))


def _found(request: HttpRequest, pk: int) -> HistoryImport:
    return get_object_or_404(imports_visible_to(user_of(request)), pk=pk)
