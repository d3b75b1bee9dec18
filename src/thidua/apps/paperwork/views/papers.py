"""Pages of the papers of a bloc's year: what can be printed now, what was issued."""

from collections.abc import Callable
from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.paperwork.actions.issuing import Issue, issue_document, submit_document
from thidua.apps.paperwork.forms.issuing import IssueForm
from thidua.apps.paperwork.issuing.journal import names_note
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.pages.asked import PaperAsked, asked_paper
from thidua.apps.paperwork.pages.papers import kind_rows
from thidua.apps.paperwork.pages.register import rows_of
from thidua.apps.paperwork.queries import documents_of, documents_visible_to, rendered
from thidua.apps.paperwork.registries.papers import PaperNotReady
from thidua.apps.paperwork.views.register import FRAMES
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import named_members, roles_in, seasons_visible_to
from thidua.web.acting import done
from thidua.web.downloads import file_answer, stored_answer
from thidua.web.languages import in_vietnamese


def index(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Every kind of paper with its downloads, and the issued ones."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    roles = roles_in(user, season)
    units = [membership.unit for membership in named_members(season)]
    if not (roles.runs_it or roles.is_standing):
        units = [unit for unit in units if unit.pk in roles.member_units]
    context = {
        "season": season,
        "tab": "papers",
        "rows": kind_rows(season, user),
        "units": units,
        "issued": rows_of(documents_of(season, user)),
        "may_issue": can(user, "paperwork.issue_document", season),
    }
    return render(request, "paperwork/papers.html", context)


def download(request: HttpRequest, season_pk: int, kind: str, form: str) -> HttpResponse:
    """A paper made from the facts as they stand now: a draft without number and day."""
    season = _season(request, season_pk)
    return draft(
        request, asked_paper(request, season, kind), form, in_vietnamese(names_note)(season)
    )


def issue(request: HttpRequest, season_pk: int, kind: str) -> HttpResponse:
    """Ask number and date, then freeze the paper."""
    asked = asked_paper(request, _season(request, season_pk), kind)
    return frozen(request, asked, issue_document, _("Đã ban hành «%s»."))


def submit(request: HttpRequest, season_pk: int, kind: str) -> HttpResponse:
    """The same for a paper that is to be signed first."""
    asked = asked_paper(request, _season(request, season_pk), kind)
    return frozen(request, asked, submit_document, _("Đã trình ký «%s»."))


def issued(request: HttpRequest, document_pk: int, form: str) -> HttpResponseBase:
    """An issued file, byte for byte."""
    document = get_object_or_404(documents_visible_to(user_of(request)), pk=document_pk)
    title, version = f"{document.title} {document.year}", document.version
    name = f"{title} - lần {version}{' - bản máy lập' if document.edited_at else ''}.{form}"
    return stored_answer(getattr(document, form).open("rb"), name, shown=form == "pdf")


@in_vietnamese
def draft(request: HttpRequest, asked: PaperAsked, form: str, note: str = "") -> HttpResponse:
    """The file of a paper that is not issued."""
    try:
        document = in_vietnamese(asked.paper.build)(asked.request(user_of(request)))
    except PaperNotReady as reason:
        messages.error(request, str(reason))
        return redirect(asked.list_address)
    content = rendered(replace(document, footnote=note), form, timezone.localdate())
    return file_answer(content, asked.file_name(form), shown=form == "pdf")


def frozen(
    request: HttpRequest, asked: PaperAsked, act: Callable[..., IssuedDocument], told: str
) -> HttpResponse:
    """Ask number and date, and do the act."""
    user, place = user_of(request), asked.place
    if asked.paper.draft_only or not can(user, "paperwork.issue_document", place):
        raise Http404
    initial = {"issued_on": timezone.localdate(), "takes_next": True}
    form = IssueForm(request.POST or None, initial=initial)
    made: list[IssuedDocument] = []

    def issue_it() -> None:
        wanted = Issue(asked.paper, asked.unit, **form.cleaned_data, thing=asked.thing)
        made.append(act(place, wanted, actor=user, at=timezone.now()))

    if request.method == "POST" and done(form, issue_it):
        messages.success(request, told % asked.title)
        return redirect("paperwork:document", made[0].pk)
    season = place if isinstance(place, Season) else None
    context = {"season": season, "frame": FRAMES[season is None], "tab": "papers"}
    return render(request, "paperwork/issue.html", context | {"asked": asked, "form": form})


def _season(request: HttpRequest, pk: int) -> Season:
    return get_object_or_404(seasons_visible_to(user_of(request)), pk=pk)
