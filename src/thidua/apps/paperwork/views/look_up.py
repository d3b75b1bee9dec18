"""The public page of a paper: found by its code alone, without an account."""

from datetime import timedelta
from hashlib import sha256

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thidua.apps.accounts.sign_in.tries import Tries, address_of
from thidua.apps.paperwork.forms.signatures import SameFileForm
from thidua.apps.paperwork.issuing.codes import LENGTH, typed_code
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.pages.look_up import compared, public_paper
from thidua.apps.paperwork.queries import document_by_code
from thidua.web.asked import text_in

_MINUTES = int(timedelta(minutes=10).total_seconds())
GUESSED = Tries("paper_guess", most=20, seconds=_MINUTES)
COMPARED = Tries("paper_file", most=60, seconds=_MINUTES)
_LONGEST = 40


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD"])
def door(request: HttpRequest) -> HttpResponse:
    """Where a code is typed that no camera reads."""
    typed = text_in(request.GET, "code", _LONGEST)
    code = typed_code(typed)
    if len(code) == LENGTH:
        return redirect("paperwork:look_up", code)
    if typed:
        return _unknown(request)
    return render(request, "paperwork/look_up_door.html")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: HttpRequest, code: str) -> HttpResponse:
    """What is confirmed of a paper; a file that is dropped is compared and not kept."""
    document = document_by_code(code)
    if document is None:
        return _unknown(request)
    posted = request.method == "POST"
    form = SameFileForm(request.POST, request.FILES) if posted else SameFileForm()
    answer = _answer(request, document, form) if posted and form.is_valid() else None
    status = 422 if form.is_bound and form.errors else 200
    context = {"paper": public_paper(document), "form": form, "answer": answer}
    return render(request, "paperwork/look_up.html", context, status=status)


def _unknown(request: HttpRequest) -> HttpResponse:
    """The same page for every code that leads nowhere, and a stop for whoever tries many."""
    many = GUESSED.count(address_of(request))
    status = 429 if many else 404
    context = {"unknown": True, "many": many}
    return render(request, "paperwork/look_up_door.html", context, status=status)


def _answer(request: HttpRequest, document: IssuedDocument, form: SameFileForm) -> object:
    if COMPARED.count(address_of(request)):
        form.add_error("file", _("So quá nhiều tệp. Đợi mười phút rồi thử lại."))
        return None
    file = form.cleaned_data["file"]
    return compared(document, file.name, sha256(file.read()).hexdigest())
