"""The quy chế of a year, one version, two side by side, as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thidua.apps.accounts.registries.authorise import can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.regulations.actions.checks import may_change
from thidua.apps.regulations.models import Regulation
from thidua.apps.regulations.pages.differences import rows_between
from thidua.apps.regulations.pages.regulation import page_of
from thidua.apps.regulations.papers.regulation import file_of, sample_docx
from thidua.apps.regulations.queries import (
    adopted_regulation,
    draft_regulation,
    regulations_visible_to,
)
from thidua.apps.regulations.views.finding import frame, regulation_of, season_of
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese

FORMS = ("docx", "pdf")


@require_safe
def season(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The draft for those who write it, else the one in force, else the draft."""
    found, user = season_of(request, season_pk), user_of(request)
    adopted, draft = adopted_regulation(found), draft_regulation(found)
    shown = draft or adopted
    if draft and adopted and not can(user, "regulations.edit", draft):
        shown = adopted
    if shown is None:
        may_create = may_change(found) and can(user, "regulations.create", found)
        context = {"may_create": may_create, **frame(found)}
        return render(request, "regulations/none.html", context)
    return _page(request, shown)


@require_safe
def version(request: HttpRequest, regulation_pk: int) -> HttpResponse:
    """One version."""
    return _page(request, regulation_of(request, regulation_pk))


def _page(request: HttpRequest, found: Regulation) -> HttpResponse:
    page = page_of(user_of(request), found, timezone.localdate())
    return render(request, "regulations/regulation.html", {"page": page, **frame(found.season)})


@require_safe
def compare(request: HttpRequest, regulation_pk: int, other_pk: int) -> HttpResponse:
    """What changed from one version, or last year's, to another, word by word."""
    new = regulation_of(request, regulation_pk)
    old = get_object_or_404(regulations_visible_to(user_of(request)), pk=other_pk)
    if old.season.bloc_id != new.season.bloc_id:
        raise Http404
    context = {"old": old, "new": new, "rows": rows_between(old.text, new.text)}
    return render(request, "regulations/compare.html", context | frame(new.season))


@require_safe
@in_vietnamese
def download(request: HttpRequest, regulation_pk: int, form: str) -> HttpResponse:
    """One version to send around, print or edit in Word."""
    found = regulation_of(request, regulation_pk)
    if form not in FORMS:
        raise Http404
    data = file_of(found, user_of(request), form, timezone.localdate())
    return file_answer(data, f"{found} {found.season.bloc.code}.{form}")


@require_safe
@in_vietnamese
def sample(request: HttpRequest) -> HttpResponse:
    """The usual text as a Word file, to fill in and bring back."""
    return file_answer(sample_docx(timezone.localdate()), "Quy chế mẫu.docx")
