"""One nomination: its page, and the papers it prints."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.dossiers.models import Nomination
from thidua.apps.dossiers.pages.nomination import nomination_page
from thidua.apps.dossiers.papers.dossier import refusal_document, report_document
from thidua.apps.dossiers.queries import nominations_visible_to
from thidua.apps.paperwork.queries import rendered
from thidua.documents.model import Document
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese


def nomination(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it stands, what is missing and why, what to do next."""
    user = user_of(request)
    found = get_object_or_404(nominations_visible_to(user), pk=pk)
    context = nomination_page(found, user, timezone.localdate())
    return render(request, "dossiers/nomination.html", context)


@in_vietnamese
def report(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The achievement report as Word or PDF, made from what is there now."""
    found = get_object_or_404(nominations_visible_to(user_of(request)), pk=pk)
    document = report_document(found, timezone.localdate())
    return paper_answer(document, form, f"Báo cáo thành tích - {found.subject_name}")


@in_vietnamese
def refusal(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The notice of a refusal."""
    found = get_object_or_404(
        nominations_visible_to(user_of(request)), pk=pk, state=Nomination.State.REFUSED
    )
    return paper_answer(refusal_document(found), form, f"Thông báo - {found.subject_name}")


def paper_answer(document: Document, form: str, name: str) -> HttpResponse:
    """A document as a file of a form."""
    content = rendered(document, form, timezone.localdate())
    return file_answer(content, f"{name}.{form}", shown=form == "pdf")
