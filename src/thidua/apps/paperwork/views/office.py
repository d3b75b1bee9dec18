"""Pages of the papers of a standing office, and of its own book of numbers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.queries import authorities_visible_to
from thidua.apps.paperwork.actions.issuing import issue_document, submit_document
from thidua.apps.paperwork.pages.asked import asked_paper
from thidua.apps.paperwork.pages.papers import kind_rows
from thidua.apps.paperwork.pages.register import rows_of
from thidua.apps.paperwork.queries import documents_of
from thidua.apps.paperwork.views.papers import draft, frozen

_READS = ["GET", "HEAD", "POST"]


@require_safe
def index(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Every kind of paper of the office with its downloads, and the issued ones."""
    user, authority = user_of(request), _authority(request, authority_pk)
    context = {
        "authority": authority,
        "rows": kind_rows(authority, user),
        "issued": rows_of(documents_of(authority, user)),
        "may_issue": True,
    }
    return render(request, "paperwork/office.html", context)


@require_safe
def download(request: HttpRequest, authority_pk: int, kind: str, form: str) -> HttpResponse:
    """A draft without number and day."""
    asked = asked_paper(request, _authority(request, authority_pk), kind)
    return draft(request, asked, form)


@require_http_methods(_READS)
def issue(request: HttpRequest, authority_pk: int, kind: str) -> HttpResponse:
    """Ask number and date, then freeze the paper."""
    asked = asked_paper(request, _authority(request, authority_pk), kind)
    return frozen(request, asked, issue_document, _("Đã ban hành «%s»."))


@require_http_methods(_READS)
def submit(request: HttpRequest, authority_pk: int, kind: str) -> HttpResponse:
    """The same for a paper that is to be signed first."""
    asked = asked_paper(request, _authority(request, authority_pk), kind)
    return frozen(request, asked, submit_document, _("Đã trình ký «%s»."))


def _authority(request: HttpRequest, pk: int) -> Authority:
    return get_object_or_404(authorities_visible_to(user_of(request)), pk=pk)
