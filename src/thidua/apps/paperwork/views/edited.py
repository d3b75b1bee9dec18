"""A paper's Word file taken back as somebody edited it: compared first, then in force."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.paperwork.actions.edited import take_edited_file
from thidua.apps.paperwork.forms.signatures import EditedFileForm
from thidua.apps.paperwork.issuing.edited import EditedCopy, edited_copy
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.views.register import FRAMES, document_of
from thidua.web.acting import done
from thidua.web.asked import is_in
from thidua.web.downloads import stored_answer


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest, document_pk: int) -> HttpResponse:
    """Compare an edited file with ours, nothing kept; or take it as the version in force."""
    user, found = user_of(request), document_of(request, document_pk)
    authorise(user, "paperwork.take_edited_file", found.place)
    form = EditedFileForm(request.POST or None, request.FILES or None)
    looked: list[EditedCopy] = []

    def act() -> None:
        file = form.cleaned_data["file"]
        looked.append(edited_copy(found, file.read(), file.name))
        if not is_in(request.POST, "compare"):
            take_edited_file(looked[0], actor=user, at=timezone.now())

    if request.method == "POST" and done(form, act) and not is_in(request.POST, "compare"):
        messages.success(request, _("Đã ban hành «%s» theo bản Word đã sửa.") % found.title)
        return redirect("paperwork:document", found.pk)
    return _page(request, found, form, looked[0] if looked else None)


def _page(
    request: HttpRequest, found: IssuedDocument, form: EditedFileForm, copy: EditedCopy | None
) -> HttpResponse:
    context = {
        "document": found,
        "season": found.season,
        "frame": FRAMES[found.season is None],
        "tab": "papers",
        "form": form,
        "copy": copy,
    }
    status = 422 if form.errors else 200
    return render(request, "paperwork/edited.html", context, status=status)


@require_safe
def file(request: HttpRequest, document_pk: int) -> HttpResponseBase:
    """The edited file, byte for byte."""
    found = document_of(request, document_pk)
    if not found.edited_docx:
        raise Http404
    name = f"{found.title} {found.year} - bản ban hành.docx"
    return stored_answer(found.edited_docx.open("rb"), name)
