"""Pages of the season's papers: what can be printed now, what was issued."""

from collections.abc import Callable
from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.models import Unit
from thidua.apps.paperwork.actions.issuing import Issue, issue_document, submit_document
from thidua.apps.paperwork.forms.issuing import IssueForm
from thidua.apps.paperwork.issuing.journal import names_note
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.pages.register import rows_of
from thidua.apps.paperwork.queries import documents_of, documents_visible_to, rendered
from thidua.apps.paperwork.refusals import DocumentRefused, NumberTaken
from thidua.apps.paperwork.registries.papers import (
    PaperKind,
    PaperNotReady,
    Request,
    paper_of,
    papers,
)
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of, named_members, roles_in, seasons_visible_to
from thidua.web.asked import key_in
from thidua.web.downloads import file_answer, stored_answer
from thidua.web.languages import in_vietnamese
from thidua.web.reasons import ReasonMissing


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
        "papers": papers(),
        "units": units,
        "issued": rows_of(documents_of(season, user)),
        "may_issue": can(user, "paperwork.issue_document", season),
    }
    return render(request, "paperwork/papers.html", context)


def download(request: HttpRequest, season_pk: int, kind: str, form: str) -> HttpResponse:
    """A paper made from the facts as they stand now: a draft without number and day."""
    season, paper, unit = _asked(request, season_pk, kind)
    day = timezone.localdate()
    try:
        document = in_vietnamese(paper.build)(Request(season, unit, user_of(request)))
    except PaperNotReady as reason:
        messages.error(request, str(reason))
        return redirect("paperwork:papers", season_pk)
    content = rendered(replace(document, footnote=in_vietnamese(names_note)(season)), form, day)
    return file_answer(content, _file_name(paper, season, unit, form), shown=form == "pdf")


def issue(request: HttpRequest, season_pk: int, kind: str) -> HttpResponse:
    """Ask number and date, then freeze the paper."""
    return _frozen(request, season_pk, kind, issue_document, _("Đã ban hành «%s»."))


def submit(request: HttpRequest, season_pk: int, kind: str) -> HttpResponse:
    """The same for a paper that is to be signed first."""
    return _frozen(request, season_pk, kind, submit_document, _("Đã trình ký «%s»."))


def issued(request: HttpRequest, document_pk: int, form: str) -> HttpResponseBase:
    """An issued file, byte for byte."""
    document = get_object_or_404(documents_visible_to(user_of(request)), pk=document_pk)
    name = f"{document.title} {document.season.year} - lần {document.version}.{form}"
    return stored_answer(getattr(document, form).open("rb"), name, shown=form == "pdf")


def _frozen(
    request: HttpRequest, season_pk: int, kind: str, act: Callable[..., IssuedDocument], told: str
) -> HttpResponse:
    season, paper, unit = _asked(request, season_pk, kind)
    user = user_of(request)
    if not can(user, "paperwork.issue_document", season):
        raise Http404
    initial = {"issued_on": timezone.localdate(), "takes_next": True}
    form = IssueForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        wanted = Issue(paper, unit, **form.cleaned_data)
        try:
            document = act(season, wanted, actor=user, at=timezone.now())
        except NumberTaken as taken:
            form.add_error("number", str(taken))
        except (DocumentRefused, ReasonMissing, PaperNotReady) as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, told % paper.title)
            return redirect("paperwork:document", document.pk)
    context = {"season": season, "tab": "papers", "paper": paper, "unit": unit, "form": form}
    return render(request, "paperwork/issue.html", context)


def _asked(
    request: HttpRequest, season_pk: int, kind: str
) -> tuple[Season, PaperKind, Unit | None]:
    season = get_object_or_404(seasons_visible_to(user_of(request)), pk=season_pk)
    paper = paper_of(kind)
    if paper is None:
        raise Http404
    if not paper.per_unit:
        return season, paper, None
    key = key_in(request.GET, "unit")
    member = get_object_or_404(members_of(season), unit_id=key or 0)
    return season, paper, member.unit


def _file_name(paper: PaperKind, season: Season, unit: Unit | None, form: str) -> str:
    parts = [paper.title, unit.code if unit else season.bloc.code, str(season.year)]
    return f"{' - '.join(parts)}.{form}"
